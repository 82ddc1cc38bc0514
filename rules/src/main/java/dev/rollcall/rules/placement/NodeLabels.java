package dev.rollcall.rules.placement;

import dev.rollcall.placement.NodeLabelsAndTaints;
import dev.rollcall.rules.common.KnownTaint;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which labels the nodes, or groups of nodes, of a cluster have, and what a misspelt one was
 * probably meant to be.
 */
final class NodeLabels {

  private static final int FEW = 3;

  private final NodeLabelsAndTaints marks;

  NodeLabels(NodeLabelsAndTaints marks) {
    this.marks = marks;
  }

  boolean has(String key) {
    return marks.keys().contains(key);
  }

  Set<String> valuesOf(String key) {
    return marks.valuesOf(key);
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
    String near = marks.nearestKey(key);
    return near != null || !key.contains("/") ? near : sameName(key);
  }

  /** Another prefix is a common slip; the name behind it must be the same. */
  private @Nullable String sameName(String key) {
    String name = key.substring(key.lastIndexOf('/'));
    for (String candidate : marks.keys()) {
      if (candidate.endsWith(name)) {
        return candidate;
      }
    }
    return null;
  }

  @Nullable String nearestValue(String key, String value) {
    return marks.nearestValue(key, value);
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
