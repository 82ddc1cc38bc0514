package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.scheduler.ResourceUsage;
import dev.rollcall.podadmission.PodRequests;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags pods that stay Pending because a node has too little cpu, memory or disk for them. */
final class PendingResources implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pending-resources",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "pod that asks for more cpu, memory or disk than a node has free")
          .searchTerms(
              "Node didn't have enough resource",
              "Insufficient cpu",
              "Insufficient memory",
              "Insufficient ephemeral-storage",
              "FailedScheduling");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    PendingPods pending = PendingPods.of(daemonSet, cluster, PendingPods::isNativeResource);
    if (pending == null) {
      return;
    }
    String resource = pending.resources().get(0);
    Quantity asked = PodRequests.of(daemonSet.pod()).getOrDefault(resource, Quantity.ZERO);
    FindingBuilder report =
        context.report(
            PendingPods.asking(daemonSet.pod(), resource),
            "on %s the pod stays Pending for want of %s: it asks for %s"
                .formatted(pending.describe(), String.join(", ", pending.resources()), asked));
    Node first = pending.nodes().get(0);
    String preemptor = cluster.placementOf(daemonSet).preemptors().get(first);
    if (preemptor != null) {
      report.note(
          "on %s it makes room for \"%s\", whose priority is higher"
              .formatted(first.name(), preemptor));
    } else {
      room(first, resource, asked, cluster, report);
    }
  }

  /** Says what the first of the nodes has, and whether the pod would fit there alone. */
  private static void room(
      Node node, String resource, Quantity asked, Cluster cluster, FindingBuilder report) {
    for (ResourceUsage usage : cluster.usageOf(node)) {
      Quantity all = usage.allocatable();
      if (!usage.resource().equals(resource) || all == null) {
        continue;
      }
      boolean never = asked.compareTo(all) > 0;
      report.note(
          node.meta().name().place(),
          never
              ? "%s has %s in all: even alone the pod does not fit; select larger nodes"
                  .formatted(node.name(), all)
              : "other pods ask for %s of the %s there; unless a higher priority pushes them out it waits"
                  .formatted(usage.requested(), all));
    }
  }
}
