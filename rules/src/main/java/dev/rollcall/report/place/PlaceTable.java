package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.DaemonSetCounts;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.TextTable;
import dev.rollcall.text.TextSanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The columns of {@code kubectl get daemonsets}, and those that a prediction has. */
final class PlaceTable {

  private static final List<String> NOW =
      List.of("DESIRED", "CURRENT", "READY", "UP-TO-DATE", "AVAILABLE", "MISSCHEDULED");
  private static final List<String> PREDICTED =
      List.of("DESIRED", "CURRENT", "MISSCHEDULED", "PENDING");

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

  /** Returns whether any of the placements shows how things are now. */
  static boolean isDump(List<Placement> placements) {
    for (Placement placement : placements) {
      if (placement.observedCounts() != null) {
        return true;
      }
    }
    return false;
  }

  /** Returns one line for each DaemonSet. */
  static TextTable of(List<Placement> placements) {
    boolean dump = isDump(placements);
    TextTable table =
        new TextTable(
            row("NAMESPACE", "NAME", dump ? NOW : PREDICTED, "NODE SELECTOR"), "NODE SELECTOR");
    for (Placement placement : placements) {
      DaemonSet daemonSet = placement.daemonSet();
      table.row(
          row(
              TextSanitizer.text(daemonSet.namespace()),
              TextSanitizer.text(daemonSet.name()),
              dump ? now(placement) : predicted(placement),
              TextSanitizer.text(nodeSelector(daemonSet))));
    }
    return table;
  }

  private static List<String> row(
      String namespace, String name, List<String> counts, String nodeSelector) {
    List<String> row = new ArrayList<>(List.of(namespace, name));
    row.addAll(counts);
    row.add(nodeSelector);
    return row;
  }

  private static List<String> now(Placement placement) {
    DaemonSetCounts now = placement.observedCounts();
    if (now == null) {
      return List.of("?", "?", "?", "?", "?", "?");
    }
    return numbers(
        now.desired(),
        now.current(),
        now.ready(),
        now.upToDate(),
        now.available(),
        now.misscheduled());
  }

  static List<String> predicted(Placement placement) {
    return placement.isUnknown() || placement.isWithoutNodes()
        ? List.of("?", "?", "?", "?")
        : numbers(
            placement.desired(),
            placement.current(),
            placement.misscheduled(),
            placement.pendingCount());
  }

  private static List<String> numbers(long... numbers) {
    List<String> cells = new ArrayList<>();
    for (long number : numbers) {
      cells.add(Long.toString(number));
    }
    return cells;
  }
}
