package dev.rollcall.engine.reading;

import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that a generator of a kustomization adds to a ConfigMap or Secret of the same name.
 *
 * @param keys the keys; what is in them stands elsewhere
 */
record GeneratedKeys(String target, Set<String> keys) implements KustomizeChange {

  private static final YamlScalar EMPTY =
      new YamlScalar("", "", YamlScalar.Style.DOUBLE_QUOTED, Span.ELSEWHERE);

  GeneratedKeys {
    keys = Set.copyOf(keys);
  }

  /** Adds what the generators of a kustomization file merge into objects of other files. */
  static void read(Path directory, FieldCursor root, List<? super GeneratedKeys> into) {
    for (String kind : List.of("ConfigMap", "Secret")) {
      String field = kind.equals("Secret") ? "secretGenerator" : "configMapGenerator";
      for (FieldCursor generator : root.get(field).items()) {
        if (generator.get("behavior").isPresent()) {
          String target = kind + "/" + generator.get("name").stringOrEmpty();
          into.add(new GeneratedKeys(target, keys(directory, generator)));
        }
      }
    }
  }

  private static Set<String> keys(Path directory, FieldCursor generator) {
    Set<String> keys = new TreeSet<>();
    for (FieldCursor literal : generator.get("literals").items()) {
      keys.add(before(literal.stringOrEmpty()));
    }
    for (FieldCursor file : generator.get("files").items()) {
      String text = file.stringOrEmpty();
      keys.add(text.indexOf('=') < 0 ? text.substring(text.lastIndexOf('/') + 1) : before(text));
    }
    List<FieldCursor> files = new ArrayList<>(generator.get("envs").items());
    files.add(generator.get("env"));
    for (FieldCursor file : files) {
      lines(directory, file.stringOrEmpty()).forEach(line -> keys.add(before(line)));
    }
    return keys;
  }

  private static String before(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair : pair.substring(0, equals);
  }

  private static List<String> lines(Path directory, String name) {
    try {
      return name.isEmpty() ? List.of() : Files.readAllLines(directory.resolve(name));
    } catch (IOException | InvalidPathException e) {
      return List.of(); // building it fails, and is told there
    }
  }

  @Override
  public YamlMapping apply(YamlMapping object) {
    YamlEntry data = object.entry("data");
    List<YamlEntry> entries = new ArrayList<>();
    if (data != null && data.value() instanceof YamlMapping mapping) {
      entries.addAll(mapping.entries());
    }
    for (String key : keys) {
      entries.add(new YamlEntry(YamlScalar.elsewhere(key), EMPTY, false));
    }
    YamlNode all = new YamlMapping(entries, true, Span.ELSEWHERE);
    List<YamlEntry> fields = new ArrayList<>();
    for (YamlEntry entry : object.entries()) {
      if (entry != data) {
        fields.add(entry);
      }
    }
    fields.add(new YamlEntry(data == null ? YamlScalar.elsewhere("data") : data.key(), all, false));
    return new YamlMapping(fields, object.flow(), object.span());
  }
}
