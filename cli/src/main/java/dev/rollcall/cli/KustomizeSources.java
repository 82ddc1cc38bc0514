package dev.rollcall.cli;

import dev.rollcall.engine.reading.Kustomizations;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.SourceFile;
import dev.rollcall.text.UnixPath;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The manifests, patches and kustomization files behind what Kustomize built, outermost first. */
final class KustomizeSources {

  private static final long MAX_BYTES = 4 << 20;

  /** Fields of a kustomization whose value becomes a part of a field of an object. */
  private static final Set<String> PARTS = Set.of("newName", "newTag", "digest");

  private final List<Source> objects = new ArrayList<>();
  private final List<Source> operations = new ArrayList<>();
  private final List<Source> kustomizations = new ArrayList<>();

  /** A document of a file. */
  private record Source(String file, YamlNode root) {}

  /**
   * Reads the files behind a kustomization.
   *
   * @param workingDirectory the directory that names of files are relative to
   */
  static KustomizeSources read(Path kustomization, Path workingDirectory, YamlParser parser) {
    KustomizeSources sources = new KustomizeSources();
    Path base = workingDirectory.toAbsolutePath().normalize();
    for (Path file : Kustomizations.filesOf(kustomization, parser)) {
      String name = file.startsWith(base) ? UnixPath.relative(base, file) : UnixPath.of(file);
      boolean own = Kustomizations.FILE_NAMES.contains(String.valueOf(file.getFileName()));
      try {
        if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
          sources.add(name, Files.readString(file), own, parser);
        }
      } catch (IOException e) {
        continue; // then nothing is told by it
      }
    }
    return sources;
  }

  private void add(String name, String text, boolean kustomization, YamlParser parser) {
    for (YamlDocument document : parser.parse(new SourceFile(name, text)).documents()) {
      YamlNode root = document.root();
      if (root == null) {
        continue;
      }
      (kustomization ? kustomizations : root instanceof YamlSequence ? operations : objects)
          .add(new Source(name, root));
      if (kustomization) {
        inlinePatches(name, root, parser);
      }
    }
  }

  /** A patch that is written out is read as a file of which the lines before it are empty. */
  private void inlinePatches(String name, YamlNode root, YamlParser parser) {
    for (String list : List.of("patches", "patchesJson6902", "patchesStrategicMerge")) {
      YamlEntry entry = root instanceof YamlMapping mapping ? mapping.entry(list) : null;
      if (entry == null || !(entry.value() instanceof YamlSequence items)) {
        continue;
      }
      for (YamlNode item : items.items()) {
        YamlEntry patch = item instanceof YamlMapping mapping ? mapping.entry("patch") : null;
        YamlNode text = patch == null ? item : patch.value();
        if (text instanceof YamlScalar scalar && scalar.style() == YamlScalar.Style.BLOCK) {
          add(name, "\n".repeat(scalar.span().line()) + scalar.text(), false, parser);
        }
      }
    }
  }

  /**
   * Returns where a field of an object comes from.
   *
   * @param steps the way to the field, empty for the object
   * @param value its value, null for none
   */
  @Nullable LineOrigin originOf(
      YamlMapping object, List<FieldStep> steps, @Nullable YamlNode value) {
    List<Source> own = objects.stream().filter(source -> isSame(source.root(), object)).toList();
    LineOrigin found = value instanceof YamlScalar ? exact(own, steps, value) : null;
    if (found == null && value instanceof YamlScalar scalar) {
      found = changed(steps, scalar);
    }
    // What holds others, or is changed by who knows what, is that of the innermost.
    for (int i = own.size() - 1; i >= 0 && found == null; i--) {
      FieldStep.Place place = FieldStep.follow(own.get(i).root(), steps);
      if (place != null && !steps.isEmpty()) {
        found = new LineOrigin(own.get(i).file(), place.line());
      }
    }
    if (found == null && !own.isEmpty()) {
      found = new LineOrigin(own.get(own.size() - 1).file(), 0);
    }
    return found == null && !kustomizations.isEmpty()
        ? new LineOrigin(kustomizations.get(0).file(), 0)
        : found;
  }

  private @Nullable LineOrigin exact(List<Source> own, List<FieldStep> steps, YamlNode value) {
    LineOrigin operation = byOperation(steps, value);
    for (Source source : own) {
      FieldStep.Place place = FieldStep.follow(source.root(), steps);
      if (place != null && place.holds(value)) {
        return operation == null ? new LineOrigin(source.file(), place.line()) : operation;
      }
    }
    return operation;
  }

  /** Returns the operation of a JSON patch that gives a field its value. */
  private @Nullable LineOrigin byOperation(List<FieldStep> steps, YamlNode value) {
    StringBuilder pointer = new StringBuilder();
    steps.forEach(step -> pointer.append('/').append(step.pointer()));
    for (Source source : operations) {
      if (source.root() instanceof YamlSequence list) {
        for (YamlNode item : list.items()) {
          FieldStep.Place path = FieldStep.follow(item, List.of(FieldStep.key("path")));
          FieldStep.Place given = FieldStep.follow(item, List.of(FieldStep.key("value")));
          boolean same =
              path != null
                  && path.value() instanceof YamlScalar text
                  && text.text().equals(pointer.toString());
          if (same && given != null && given.holds(value)) {
            return new LineOrigin(source.file(), given.line());
          }
        }
      }
    }
    return null;
  }

  private static boolean isSame(YamlNode source, YamlMapping object) {
    String kind = text(source, "kind");
    String name = text(source, "metadata", "name");
    String built = text(object, "metadata", "name");
    return kind != null
        && kind.equals(text(object, "kind"))
        && name != null
        && built != null
        && built.contains(name);
  }

  private static @Nullable String text(YamlNode node, String... path) {
    List<FieldStep> steps = new ArrayList<>();
    for (String name : path) {
      steps.add(FieldStep.key(name));
    }
    FieldStep.Place place = FieldStep.follow(node, steps);
    return place != null && place.value() instanceof YamlScalar scalar ? scalar.text() : null;
  }

  /** Returns the line of a kustomization that makes a value what it is. */
  private @Nullable LineOrigin changed(List<FieldStep> steps, YamlScalar value) {
    String key = steps.isEmpty() ? null : steps.get(steps.size() - 1).key();
    for (Source source : kustomizations) {
      int line = key == null ? 0 : lineOf(source.root(), key, value.asText());
      if (line > 0) {
        return new LineOrigin(source.file(), line);
      }
    }
    return null;
  }

  private static int lineOf(YamlNode node, String key, String value) {
    if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        int line = lineOf(item, key, value);
        if (line > 0) {
          return line;
        }
      }
    } else if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        int line =
            entry.value() instanceof YamlScalar scalar
                ? (makes(entry.name(), scalar.asText(), key, value) ? scalar.span().line() : 0)
                : lineOf(entry.value(), key, value);
        if (line > 0) {
          return line;
        }
      }
    }
    return 0;
  }

  private static boolean makes(String name, String text, String key, String value) {
    if (name.equals(key)) {
      return text.equals(value);
    }
    return key.equals("image")
        && PARTS.contains(name)
        && (value.endsWith(":" + text) || value.endsWith("@" + text) || value.startsWith(text));
  }
}
