package dev.rollcall.report;

import dev.rollcall.model.DaemonSet;
import java.util.Map;
import java.util.TreeMap;

/** Columns as {@code kubectl} prints them. */
final class PlaceTable {

  private PlaceTable() {}

  /** Returns the node selector as kubectl's column has it. */
  static String nodeSelector(DaemonSet daemonSet) {
    Map<String, String> sorted = new TreeMap<>();
    daemonSet.pod().nodeSelector().entries().forEach((key, value) -> sorted.put(key, value.get()));
    if (sorted.isEmpty()) {
      return "<none>";
    }
    StringBuilder out = new StringBuilder();
    sorted.forEach(
        (key, value) -> out.append(out.isEmpty() ? "" : ",").append(key).append('=').append(value));
    return out.toString();
  }
}
