package dev.rollcall.engine.reading;

import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies the operations of a JSON patch that add, replace and remove. */
final class JsonPatch {

  private JsonPatch() {}

  /** Returns an object with the operations done; the object as it is where one is not possible. */
  static YamlMapping apply(YamlMapping object, YamlSequence operations) {
    YamlNode changed = object;
    for (YamlNode operation : operations.items()) {
      String name = text(operation, "op");
      String path = text(operation, "path");
      YamlNode value = field(operation, "value");
      boolean known = "add".equals(name) || "replace".equals(name) || "remove".equals(name);
      if (name == null || path == null || !path.startsWith("/") || !known) {
        return object;
      }
      boolean removes = name.equals("remove");
      if (!removes && value == null) {
        return object;
      }
      List<String> steps = List.of(path.substring(1).split("/", -1));
      YamlNode next = change(changed, steps, removes ? null : value, name.equals("add"));
      if (next == null) {
        return object;
      }
      changed = next;
    }
    return changed instanceof YamlMapping mapping ? mapping : object;
  }

  private static @Nullable YamlNode field(YamlNode node, String name) {
    YamlEntry entry = node instanceof YamlMapping mapping ? mapping.entry(name) : null;
    return entry == null ? null : entry.value();
  }

  private static @Nullable String text(YamlNode node, String name) {
    return node instanceof YamlMapping mapping ? mapping.text(name) : null;
  }

  /**
   * Returns a node with another value at the end of steps, null if there is no such place.
   *
   * @param value the value, null to remove what is there
   * @param adds whether an item of a list is put in front of the one that is there
   */
  private static @Nullable YamlNode change(
      YamlNode node, List<String> steps, @Nullable YamlNode value, boolean adds) {
    String step = steps.get(0).replace("~1", "/").replace("~0", "~");
    List<String> rest = steps.subList(1, steps.size());
    if (node instanceof YamlMapping mapping) {
      return inMapping(mapping, step, rest, value, adds);
    }
    return node instanceof YamlSequence list ? inList(list, step, rest, value, adds) : null;
  }

  private static @Nullable YamlNode inMapping(
      YamlMapping mapping, String step, List<String> rest, @Nullable YamlNode value, boolean adds) {
    YamlEntry there = mapping.entry(step);
    if (there == null && (!rest.isEmpty() || value == null)) {
      return null;
    }
    YamlNode next =
        rest.isEmpty() || there == null ? value : change(there.value(), rest, value, adds);
    if (next == null && !rest.isEmpty()) {
      return null;
    }
    YamlScalar key = YamlScalar.elsewhere(step);
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : mapping.entries()) {
      if (entry != there) {
        entries.add(entry);
      } else if (next != null) {
        entries.add(new YamlEntry(rest.isEmpty() ? key : entry.key(), next, entry.merged()));
      }
    }
    if (there == null && next != null) {
      entries.add(new YamlEntry(key, next, false));
    }
    return new YamlMapping(entries, mapping.flow(), mapping.span());
  }

  private static @Nullable YamlNode inList(
      YamlSequence list, String step, List<String> rest, @Nullable YamlNode value, boolean adds) {
    List<YamlNode> items = new ArrayList<>(list.items());
    int index = step.equals("-") ? items.size() : index(step);
    boolean appends = adds && rest.isEmpty() && index == items.size() && value != null;
    if (index < 0 || (index >= items.size() && !appends)) {
      return null;
    }
    if (!rest.isEmpty()) {
      YamlNode next = change(items.get(index), rest, value, adds);
      if (next == null) {
        return null;
      }
      items.set(index, next);
    } else if (value == null) {
      items.remove(index);
    } else if (adds) {
      items.add(index, value);
    } else {
      items.set(index, value);
    }
    return new YamlSequence(items, list.flow(), list.span());
  }

  private static int index(String step) {
    return step.matches("0|[1-9][0-9]{0,6}") ? Integer.parseInt(step) : -1;
  }
}
