package dev.rollcall.rules;

import dev.rollcall.admission.Spelling;
import dev.rollcall.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which labels the nodes of a cluster have, and what a misspelt one was probably meant to be. */
final class NodeLabels {

  private static final int FEW = 3;

  private final Map<String, Set<String>> values = new TreeMap<>();

  NodeLabels(List<Node> nodes) {
    for (Node node : nodes) {
      node.labels()
          .entries()
          .forEach(
              (key, value) ->
                  values.computeIfAbsent(key, absent -> new TreeSet<>()).add(value.get()));
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Set<String> valuesOf(String key) {
    return values.getOrDefault(key, Set.of());
  }

  /** Returns the key of some node that the unknown one was probably meant to be, null for none. */
  @Nullable String nearestKey(String key) {
    if (key.equals(KnownTaint.MASTER) && has(KnownTaint.CONTROL_PLANE)) {
      return KnownTaint.CONTROL_PLANE;
    }
    String bare = key.startsWith("beta.") ? key.substring("beta.".length()) : key;
    if (!bare.equals(key) && has(bare)) {
      return bare;
    }
    String near = Spelling.nearest(key, values.keySet());
    return near != null || !key.contains("/") ? near : sameName(key);
  }

  /** Another prefix is a common slip; the name behind it must be the same. */
  private @Nullable String sameName(String key) {
    String name = key.substring(key.lastIndexOf('/'));
    for (String candidate : values.keySet()) {
      if (candidate.endsWith(name)) {
        return candidate;
      }
    }
    return null;
  }

  @Nullable String nearestValue(String key, String value) {
    return Spelling.nearest(value, valuesOf(key));
  }

  /** Returns for example {@code "hdd" or "nvme"}. */
  String describeValues(String key) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (String value : valuesOf(key)) {
      if (shown == FEW) {
        return out.append(" or others").toString();
      }
      out.append(shown++ == 0 ? "" : " or ").append('"').append(value).append('"');
    }
    return out.toString();
  }
}
