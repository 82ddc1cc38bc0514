package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.scheduler.ResourceUsage;
import dev.rollcall.podadmission.PodRequests;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.report.TextTable;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes for people what becomes of every DaemonSet on one node, and what they ask of it. */
public final class NodeDescription {

  private final int width;

  /**
   * Creates a reporter.
   *
   * @param width how many columns a line has at most
   */
  public NodeDescription(int width) {
    this.width = width;
  }

  /** Returns the text about a node of the cluster. */
  public String report(Cluster cluster, Node node, List<Placement> placements) {
    StringBuilder out = new StringBuilder();
    out.append("Name:           ").append(TextSanitizer.text(node.name())).append('\n');
    taints(out, node);
    out.append("Unschedulable:  ").append(node.unschedulable().get()).append("\n\n");
    daemonSets(out, node, placements);
    whyNot(out, node, placements);
    usage(out, cluster.usageOf(node));
    return WorkflowCommandEscaper.escape(out.toString());
  }

  private static void taints(StringBuilder out, Node node) {
    String label = "Taints:         ";
    for (Taint taint : node.taints()) {
      out.append(label).append(TextSanitizer.text(taint.toString())).append('\n');
      label = " ".repeat(label.length());
    }
    if (node.taints().isEmpty()) {
      out.append(label).append("<none>\n");
    }
  }

  private void daemonSets(StringBuilder out, Node node, List<Placement> placements) {
    TextTable table =
        new TextTable(List.of("NAMESPACE", "NAME", "POD", "CPU REQUESTS", "MEMORY REQUESTS"));
    for (Placement placement : placements) {
      Map<String, Quantity> requests = PodRequests.of(placement.daemonSet().pod());
      table.row(
          List.of(
              TextSanitizer.text(placement.daemonSet().namespace()),
              TextSanitizer.text(placement.daemonSet().name()),
              state(placement, node),
              amount(requests, "cpu"),
              amount(requests, "memory")));
    }
    table.append(out, "", width);
  }

  private static String amount(Map<String, Quantity> requests, String resource) {
    Quantity amount = requests.get(resource);
    return amount == null ? "0" : amount.toString();
  }

  /** Returns in a word or two what becomes of the pod. */
  static String state(Placement placement, Node node) {
    return placement.stageOn(node).label();
  }

  private void whyNot(StringBuilder out, Node node, List<Placement> placements) {
    List<String> lines = new ArrayList<>();
    for (Placement placement : placements) {
      String why = why(placement, node);
      if (!why.isEmpty()) {
        lines.add(UnplacedNodesText.heading(placement.daemonSet()) + ": " + why);
      }
    }
    if (!lines.isEmpty()) {
      out.append('\n');
    }
    for (String line : lines) {
      WordWrap.append(out, TextSanitizer.text(line), 0, 2, width);
      out.append('\n');
    }
  }

  private static String why(Placement placement, Node node) {
    if (placement.isUnknown()) {
      return "asks for labels of which nothing is known of the nodes";
    }
    return placement.stoppedOn(node);
  }

  private void usage(StringBuilder out, List<ResourceUsage> usages) {
    TextTable table = new TextTable(List.of("RESOURCE", "REQUESTS", "ALLOCATABLE", "SHARE"));
    for (ResourceUsage usage : usages) {
      Quantity allocatable = usage.allocatable();
      table.row(
          List.of(
              TextSanitizer.text(usage.resource()),
              usage.requested().toString(),
              allocatable == null ? "?" : allocatable.toString(),
              allocatable == null || allocatable.signum() == 0
                  ? "-"
                  : usage.requested().milliValue() * 100 / allocatable.milliValue() + "%"));
    }
    out.append("\nwhat all pods on it ask for:\n");
    table.append(out, "", width);
  }
}
