package dev.rollcall.engine.reading;

import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the patches of a kustomization, those in files and those that are written out, with what
 * else changes the text of objects.
 */
final class KustomizePatchReader {

  private static final Set<String> NAMES = Set.of("apiVersion", "kind", "name", "namespace");

  private static final long MAX_BYTES = 1 << 20;

  private final Path directory;
  private final YamlParser parser;
  private final List<KustomizeChange> patches = new ArrayList<>();

  private KustomizePatchReader(Path directory, YamlParser parser) {
    this.directory = directory;
    this.parser = parser;
  }

  /** Returns the changes in the order in which Kustomize makes them. */
  static List<KustomizeChange> read(Path directory, YamlMapping root, YamlParser parser) {
    KustomizePatchReader reader = new KustomizePatchReader(directory, parser);
    FieldCursor fields = Kustomization.open(new SourceFile("", ""), root);
    for (FieldCursor item : fields.get("patchesStrategicMerge").items()) {
      String text = item.stringOrEmpty();
      reader.add(null, text.indexOf('\n') < 0 ? reader.file(text) : text);
    }
    for (String list : List.of("patches", "patchesJson6902")) {
      for (FieldCursor item : fields.get(list).items()) {
        String path = item.get("path").string();
        FieldCursor target = item.get("target");
        reader.add(
            target.isPresent() ? target : null,
            path == null ? item.get("patch").stringOrEmpty() : reader.file(path));
      }
    }
    GeneratedKeys.read(directory, fields, reader.patches);
    reader.replacements(fields);
    return reader.patches;
  }

  private void replacements(FieldCursor fields) {
    for (FieldCursor item : fields.get("replacements").items()) {
      String path = item.get("path").string();
      if (path == null) {
        KustomizeReplacement.read(item, patches);
        continue;
      }
      for (YamlDocument document : parser.parse(new SourceFile("", file(path))).documents()) {
        if (document.root() instanceof YamlMapping one) {
          KustomizeReplacement.read(Kustomization.open(new SourceFile("", ""), one), patches);
        }
      }
    }
  }

  private String file(String name) {
    try {
      Path file = directory.resolve(name);
      boolean readable = Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES;
      return readable ? Files.readString(file) : "";
    } catch (IOException | InvalidPathException e) {
      return ""; // the walk over the directory reads the file as well, and says so
    }
  }

  /**
   * Adds the patches of a text.
   *
   * @param target what says what they change, null for what they name themselves
   */
  private void add(@Nullable FieldCursor target, String text) {
    for (YamlDocument document : parser.parse(new SourceFile("", text)).documents()) {
      YamlNode root = document.root();
      if (target != null && (root instanceof YamlMapping || root instanceof YamlSequence)) {
        boolean selected =
            target.get("labelSelector").isPresent()
                || target.get("annotationSelector").isPresent()
                || target.get("namespace").isPresent();
        // What a selector picks is not known here, so that nothing is applied.
        patches.add(
            KustomizePatch.of(
                Kustomization.target(target.get("kind"), target.get("name")),
                selected ? new YamlSequence(List.of(), false, root.span()) : withoutNames(root)));
      } else if (root instanceof YamlMapping patch) {
        FieldCursor fields = Kustomization.open(new SourceFile("", ""), patch);
        String named = Kustomization.target(fields.get("kind"), fields.path("metadata", "name"));
        patches.add(KustomizePatch.of(named, withoutNames(patch)));
      }
    }
  }

  /** The names in a patch say what it is about, and change nothing. */
  private static YamlNode withoutNames(YamlNode root) {
    if (!(root instanceof YamlMapping mapping)) {
      return root;
    }
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : mapping.entries()) {
      boolean name = NAMES.contains(entry.name());
      boolean meta = entry.name().equals("metadata") && entry.value() instanceof YamlMapping;
      if (meta) {
        entries.add(new YamlEntry(entry.key(), withoutNames(entry.value()), entry.merged()));
      } else if (!name) {
        entries.add(entry);
      }
    }
    return new YamlMapping(entries, mapping.flow(), mapping.span());
  }
}
