package dev.rollcall.cli;

import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way to a field: a key of a map, or an item of a list.
 *
 * @param key the key, null for an item
 * @param index the 0-based index of an item
 * @param merged what tells the item from others when lists are merged, null if nothing does
 */
record FieldStep(@Nullable String key, int index, @Nullable String merged) {

  /** The fields by which kustomize merges items of lists, the first that an item has. */
  private static final List<String> MERGE_KEYS =
      List.of("name", "mountPath", "devicePath", "containerPort", "port", "key", "ip", "type");

  static FieldStep key(String name) {
    return new FieldStep(name, -1, null);
  }

  static FieldStep item(int index, YamlNode item) {
    return new FieldStep(null, index, identity(item));
  }

  private static @Nullable String identity(YamlNode item) {
    if (item instanceof YamlScalar scalar) {
      return "=" + scalar.text();
    }
    if (item instanceof YamlMapping mapping) {
      for (String key : MERGE_KEYS) {
        YamlEntry entry = mapping.entry(key);
        if (entry != null && entry.value() instanceof YamlScalar scalar) {
          return key + "=" + scalar.text();
        }
      }
    }
    return null;
  }

  /** Returns this step in the pointers of JSON patches. */
  String pointer() {
    return key == null ? Integer.toString(index) : key.replace("~", "~0").replace("/", "~1");
  }

  /** Returns where the step leads, null if there is nothing. */
  @Nullable Place from(YamlNode node) {
    if (key != null && node instanceof YamlMapping mapping) {
      YamlEntry entry = mapping.entry(key);
      return entry == null ? null : new Place(entry.key().span().line(), entry.value());
    }
    if (key == null && node instanceof YamlSequence sequence && merged != null) {
      for (YamlNode item : sequence.items()) {
        if (merged.equals(identity(item))) {
          return new Place(item.head().line(), item);
        }
      }
    }
    return null;
  }

  /** Returns where steps lead, null if there is nothing. */
  static @Nullable Place follow(YamlNode root, List<FieldStep> steps) {
    Place at = new Place(root.head().line(), root);
    for (FieldStep step : steps) {
      Place next = step.from(at.value());
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }

  /** What stands at a line. */
  record Place(int line, YamlNode value) {

    /** Returns whether the same scalar stands here. */
    boolean holds(@Nullable YamlNode other) {
      return value instanceof YamlScalar one
          && other instanceof YamlScalar two
          && one.asText().equals(two.asText());
    }
  }
}
