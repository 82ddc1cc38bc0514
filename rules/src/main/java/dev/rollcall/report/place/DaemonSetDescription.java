package dev.rollcall.report.place;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.LabelSelector;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Value;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.DaemonSetCounts;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.lifecycle.PodStage;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.text.TextSanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes about one DaemonSet in the words and the order of {@code kubectl describe daemonset}. */
public final class DaemonSetDescription {

  private final int width;

  /**
   * Creates a reporter.
   *
   * @param width how many columns a line has at most
   */
  public DaemonSetDescription(int width) {
    this.width = width;
  }

  /** Returns the text. */
  public String report(Cluster cluster, Placement placement) {
    DaemonSet daemonSet = placement.daemonSet();
    StringBuilder out = new StringBuilder();
    out.append("Name:           ").append(TextSanitizer.text(daemonSet.name())).append('\n');
    out.append("Namespace:      ").append(TextSanitizer.text(daemonSet.namespace())).append('\n');
    out.append("Selector:       ").append(selector(daemonSet.selector())).append('\n');
    out.append("Node-Selector:  ");
    out.append(TextSanitizer.text(PlaceTable.nodeSelector(daemonSet))).append('\n');
    map(out, "Labels:         ", daemonSet.meta().labels());
    map(out, "Annotations:    ", daemonSet.meta().annotations());
    if (cluster.isByGroups()) {
      groups(out, cluster, daemonSet);
      return WorkflowCommandEscaper.escape(out.toString());
    }
    counts(out, placement);
    StringBuilder reasons = new StringBuilder();
    new UnplacedNodesText(placement, width).append(reasons);
    if (!reasons.isEmpty()) {
      out.append("Nodes without a running pod:\n").append(reasons);
    }
    return WorkflowCommandEscaper.escape(out.toString());
  }

  private void groups(StringBuilder out, Cluster cluster, DaemonSet daemonSet) {
    out.append("Desired Number of Nodes Scheduled: ");
    out.append(PlaceGroupsText.desired(cluster, daemonSet)).append('\n');
    StringBuilder reasons = new StringBuilder();
    new GroupAnswersText(cluster.groups(), width, true).append(reasons, daemonSet);
    if (!reasons.isEmpty()) {
      out.append("Groups of nodes:\n").append(reasons);
    }
  }

  private static void counts(StringBuilder out, Placement placement) {
    DaemonSetCounts now = placement.observedCounts();
    if ((placement.isUnknown() || placement.isWithoutNodes()) && now == null) {
      return;
    }
    long desired = now == null ? placement.desired() : now.desired();
    long current = now == null ? placement.current() : now.current();
    long misscheduled = now == null ? placement.misscheduled() : now.misscheduled();
    out.append("Desired Number of Nodes Scheduled: ").append(desired).append('\n');
    out.append("Current Number of Nodes Scheduled: ").append(current).append('\n');
    if (now != null) {
      out.append("Number of Nodes Scheduled with Up-to-date Pods: ");
      out.append(now.upToDate()).append('\n');
      out.append("Number of Nodes Scheduled with Available Pods: ");
      out.append(now.available()).append('\n');
    }
    out.append("Number of Nodes Misscheduled: ").append(misscheduled).append('\n');
    if (now != null && !placement.arePodsKnown()) {
      out.append("Pods Status:  not in this dump\n");
      return;
    }
    if (placement.isWithoutNodes()) {
      return;
    }
    long stuck =
        placement.neverReady().keySet().stream()
            .filter(node -> placement.stageOn(node) == PodStage.NOT_STARTED)
            .count();
    long running = placement.running().size() - stuck;
    out.append("Pods Status:  ").append(running).append(" Running / ");
    out.append(placement.pending().size() + stuck - placement.rejected())
        .append(" Waiting / 0 Succeeded / ")
        .append(placement.rejected())
        .append(" Failed\n");
  }

  private static void map(StringBuilder out, String label, StringMap map) {
    Map<String, Value<String>> sorted = new TreeMap<>(map.entries());
    // Mirrors skipAnnotations of kubectl describe: it is the whole manifest on one line.
    sorted.remove("kubectl.kubernetes.io/last-applied-configuration");
    if (sorted.isEmpty()) {
      out.append(label).append("<none>\n");
    }
    String lead = label;
    for (Map.Entry<String, Value<String>> entry : sorted.entrySet()) {
      String separator = label.startsWith("Annotations") ? ": " : "=";
      out.append(lead).append(TextSanitizer.text(entry.getKey())).append(separator);
      out.append(TextSanitizer.text(firstLine(entry.getValue().get()))).append('\n');
      lead = " ".repeat(label.length());
    }
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end) + "...";
  }

  private static String selector(LabelSelector selector) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(selector.matchLabels().entries())
        .forEach((key, value) -> parts.add(key + "=" + value.get()));
    for (Requirement requirement : selector.matchExpressions()) {
      parts.add(expression(requirement));
    }
    return parts.isEmpty() ? "<none>" : TextSanitizer.text(String.join(",", parts));
  }

  /** As {@code metav1.FormatLabelSelector} writes it. */
  private static String expression(Requirement requirement) {
    List<String> values = new ArrayList<>();
    requirement.values().forEach(value -> values.add(value.get()));
    values.sort(null);
    String key = requirement.key().get();
    return switch (requirement.operator().get()) {
      case "In" -> key + " in (" + String.join(",", values) + ")";
      case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
      case "DoesNotExist" -> "!" + key;
      default -> key;
    };
  }
}
