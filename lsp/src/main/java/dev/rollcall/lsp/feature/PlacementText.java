package dev.rollcall.lsp.feature;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.report.place.UnplacedNodesText;
import dev.rollcall.text.Plural;
import java.util.ArrayList;
import java.util.List;

/** Words where the pods of a DaemonSet run. */
final class PlacementText {

  private static final int MAX_NAMES = 12;
  private static final int WIDTH = 100;

  private PlacementText() {}

  /** Returns one line for a code lens: DESIRED, and what is in the way of pods. */
  static String line(Cluster cluster, DaemonSet daemonSet) {
    if (cluster.isByGroups()) {
      NodeCount desired = cluster.groups().desired(daemonSet);
      String groups = Plural.count(cluster.groups().all().size(), "declared group");
      return "DESIRED " + (desired == null ? "unknown" : desired) + " on " + groups + " of nodes";
    }
    Placement placement = cluster.placementOf(daemonSet);
    if (!placement.objectRefused().isEmpty()) {
      return "refused by the API server";
    }
    if (placement.isWithoutNodes()) {
      return "DESIRED unknown: no nodes";
    }
    String nodes = Plural.count(cluster.nodes().size(), "node") + ground(cluster);
    if (placement.isUnknown()) {
      return "DESIRED unknown on " + nodes;
    }
    StringBuilder line = new StringBuilder("DESIRED ");
    line.append(placement.desired()).append(" of ").append(nodes);
    count(line, placement.pending().size(), "pending");
    count(line, placement.refused().size(), "refused");
    count(line, placement.neverReady().size(), "never ready");
    count(line, placement.misscheduled(), "misscheduled");
    return line.toString();
  }

  private static String ground(Cluster cluster) {
    return cluster.reference() == null ? "" : " of the reference cluster " + cluster.reference();
  }

  private static void count(StringBuilder line, int count, String what) {
    if (count > 0) {
      line.append(", ").append(count).append(' ').append(what);
    }
  }

  /** Returns Markdown: the counts, the nodes with a pod, and why the others have none. */
  static String markdown(Cluster cluster, DaemonSet daemonSet) {
    StringBuilder out = new StringBuilder("**");
    out.append(line(cluster, daemonSet)).append("**\n");
    if (cluster.isByGroups()) {
      groups(out, cluster, daemonSet);
      return out.toString();
    }
    Placement placement = cluster.placementOf(daemonSet);
    List<String> running = new ArrayList<>();
    for (Node node : placement.running()) {
      running.add(node.name());
    }
    if (!running.isEmpty()) {
      out.append("\nruns on ").append(names(running)).append('\n');
    }
    StringBuilder reasons = new StringBuilder();
    new UnplacedNodesText(placement, WIDTH).append(reasons);
    if (!reasons.isEmpty()) {
      out.append('\n').append(Markdown.fenced(reasons.toString()));
    }
    return out.toString();
  }

  private static void groups(StringBuilder out, Cluster cluster, DaemonSet daemonSet) {
    for (GroupAnswer answer : cluster.groups().answersOf(daemonSet)) {
      out.append("\n- ").append(Markdown.code(answer.group().name())).append(": ");
      out.append(answer.answer().id());
      for (UnfitReason reason : answer.reasons()) {
        out.append("; ").append(Markdown.escaped(reason.message()));
      }
    }
    out.append('\n');
  }

  /** Returns names in the font of code, not more than a reader takes in. */
  static String names(List<String> names) {
    List<String> shown = new ArrayList<>();
    for (String name : names.subList(0, Math.min(names.size(), MAX_NAMES))) {
      shown.add(Markdown.code(name));
    }
    int more = names.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }
}
