package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.text.TextSanitizer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes placements as comma-separated values, RFC 4180. */
public final class PlaceCsvReporter {

  /** Returns one line for each DaemonSet. */
  public String table(List<Placement> placements) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        List.of(
            "namespace", "name", "desired", "current", "misscheduled", "pending", "nodeSelector"));
    for (Placement placement : placements) {
      List<String> row = new ArrayList<>();
      row.add(placement.daemonSet().namespace());
      row.add(placement.daemonSet().name());
      PlaceTable.predicted(placement).forEach(count -> row.add(count.equals("?") ? "" : count));
      String selector = PlaceTable.nodeSelector(placement.daemonSet());
      row.add(selector.equals("<none>") ? "" : selector);
      line(out, row);
    }
    return out.toString();
  }

  /** Hands out one line for each DaemonSet on each group of nodes, a DaemonSet at a time. */
  public void groups(Cluster cluster, List<Placement> placements, Consumer<String> to) {
    StringBuilder head = new StringBuilder();
    line(
        head,
        List.of(
            "namespace",
            "name",
            "group",
            "answer",
            "desiredMin",
            "desiredMax",
            "desiredNow",
            "reason"));
    to.accept(head.toString());
    Map<DeclaredGroup, String> names = new IdentityHashMap<>();
    for (Placement placement : placements) {
      StringBuilder out = new StringBuilder();
      DaemonSet daemonSet = placement.daemonSet();
      String agent = quoted(daemonSet.namespace()) + "," + quoted(daemonSet.name()) + ",";
      Map<List<UnfitReason>, String> reasons = new IdentityHashMap<>();
      for (GroupAnswer answer : cluster.groups().answersOf(daemonSet)) {
        NodeCount desired = answer.desired();
        out.append(agent)
            .append(names.computeIfAbsent(answer.group(), group -> quoted(group.name())))
            .append(',')
            .append(answer.answer().id())
            .append(',')
            .append(desired.min())
            .append(',')
            .append(number(desired.max()))
            .append(',')
            .append(number(desired.now()))
            .append(',')
            .append(reasons.computeIfAbsent(answer.reasons(), PlaceCsvReporter::joined))
            .append("\r\n");
      }
      to.accept(out.toString());
    }
  }

  private static String joined(List<UnfitReason> reasons) {
    List<String> messages = new ArrayList<>();
    reasons.forEach(reason -> messages.add(reason.message()));
    return quoted(String.join("; ", messages));
  }

  private static String number(@Nullable Long number) {
    return number == null ? "" : number.toString();
  }

  /** Hands out one line for each DaemonSet on each node, a DaemonSet at a time. */
  public void matrix(List<Placement> placements, Consumer<String> to) {
    StringBuilder head = new StringBuilder();
    line(head, List.of("namespace", "name", "node", "verdict", "pod", "reason"));
    to.accept(head.toString());
    for (Placement placement : placements) {
      StringBuilder out = new StringBuilder();
      placement.verdicts().forEach((node, verdict) -> line(out, cells(placement, node, verdict)));
      to.accept(out.toString());
    }
  }

  private static List<String> cells(Placement placement, Node node, Verdict verdict) {
    return List.of(
        placement.daemonSet().namespace(),
        placement.daemonSet().name(),
        node.name(),
        verdict.id(),
        NodeDescription.state(placement, node),
        placement.stoppedOn(node));
  }

  private static void line(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
    }
    out.append("\r\n");
  }

  /**
   * A cell that a spreadsheet would take for a formula, also where it splits at other characters
   * than commas, is kept from being one.
   */
  private static String quoted(String cell) {
    StringBuilder safe = new StringBuilder(cell.length());
    String text = TextSanitizer.text(cell);
    boolean start = true;
    boolean special = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean formula = start && "=+-@:".indexOf(c) >= 0; // the colon for build servers
      safe.append(formula ? "'" : "").append(c == '"' ? "\"\"" : "").append(c == '"' ? "" : c);
      start = ";,|\"".indexOf(c) >= 0 || (start && c == ' ');
      special |= c == ',' || c == '"';
    }
    return special ? '"' + safe.toString() + '"' : safe.toString();
  }
}
