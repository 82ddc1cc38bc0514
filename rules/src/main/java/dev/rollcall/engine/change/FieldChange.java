package dev.rollcall.engine.change;

import dev.rollcall.model.CanonicalText;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field in which two versions of an object differ.
 *
 * @param path as Kubernetes words it; items of lists go by their name where they have one
 * @param before what it was, null if it was not there
 * @param after what it is, null if it is no more
 */
public record FieldChange(String path, @Nullable String before, @Nullable String after) {

  /** Returns the fields below two fields that differ, in the order of the later version. */
  public static List<FieldChange> between(String path, FieldCursor before, FieldCursor after) {
    List<FieldChange> changes = new ArrayList<>();
    compare(path, before, after, changes);
    return changes;
  }

  private static void compare(
      String path, FieldCursor before, FieldCursor after, List<FieldChange> changes) {
    if (CanonicalText.of(before.node()).equals(CanonicalText.of(after.node()))) {
      return;
    }
    if (before.node() instanceof YamlMapping && after.node() instanceof YamlMapping) {
      Set<String> keys = new LinkedHashSet<>();
      after.entries().forEach(entry -> keys.add(entry.name()));
      before.entries().forEach(entry -> keys.add(entry.name()));
      keys.remove("$patch");
      for (String key : keys) {
        compare(path + "." + key, before.get(key), after.get(key), changes);
      }
    } else if (before.node() instanceof YamlSequence && after.node() instanceof YamlSequence) {
      compareItems(path, before.items(), after.items(), changes);
    } else {
      changes.add(new FieldChange(path, text(before), text(after)));
    }
  }

  private static void compareItems(
      String path, List<FieldCursor> before, List<FieldCursor> after, List<FieldChange> changes) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < after.size(); i++) {
      String name = name(after.get(i), i);
      seen.add(name);
      FieldCursor old = find(before, name);
      String item = path + "[" + name + "]";
      if (old == null) {
        changes.add(new FieldChange(item, null, text(after.get(i))));
      } else {
        compare(item, old, after.get(i), changes);
      }
    }
    for (int i = 0; i < before.size(); i++) {
      String name = name(before.get(i), i);
      if (!seen.contains(name)) {
        changes.add(new FieldChange(path + "[" + name + "]", text(before.get(i)), null));
      }
    }
  }

  private static @Nullable FieldCursor find(List<FieldCursor> items, String name) {
    for (int i = 0; i < items.size(); i++) {
      if (name(items.get(i), i).equals(name)) {
        return items.get(i);
      }
    }
    return null;
  }

  private static String name(FieldCursor item, int index) {
    String name = item.node() instanceof YamlMapping ? item.get("name").stringOrEmpty() : "";
    return name.isEmpty() ? Integer.toString(index) : name;
  }

  private static @Nullable String text(FieldCursor field) {
    if (field.node() == null) {
      return null;
    }
    return field.node() instanceof YamlScalar scalar
        ? scalar.asText()
        : CanonicalText.of(field.node());
  }
}
