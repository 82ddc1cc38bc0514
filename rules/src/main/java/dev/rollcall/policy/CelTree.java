package dev.rollcall.policy;

import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelNull;
import dev.rollcall.cel.CelPath;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a tree as expressions see them, unchanged. */
final class CelTree {

  private CelTree() {}

  static Object of(YamlNode node, CelPath path) {
    return of(node, path, true);
  }

  /** Returns the values without fields that are null. */
  static Object withoutNulls(@Nullable YamlNode node, CelPath path) {
    return node == null ? CelMap.at(path, Map.of()) : of(node, path, false);
  }

  private static Object of(YamlNode node, CelPath path, boolean nulls) {
    if (node instanceof YamlMapping mapping) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (YamlEntry entry : mapping.entries()) {
        Object value = of(entry.value(), path.child(entry.name()), nulls);
        if (nulls || value != CelNull.NULL) {
          entries.put(entry.name(), value);
        }
      }
      return CelMap.at(path, entries);
    }
    if (node instanceof YamlSequence sequence) {
      List<Object> elements = new ArrayList<>();
      for (YamlNode item : sequence.items()) {
        elements.add(of(item, path.child(elements.size()), nulls));
      }
      return CelList.at(path, elements);
    }
    Object value = node instanceof YamlScalar scalar ? scalar.value() : null;
    if (value == null) {
      return CelNull.NULL;
    }
    return value instanceof BigInteger big ? (Object) big.doubleValue() : value;
  }
}
