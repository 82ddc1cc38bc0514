package dev.rollcall.rules;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a DaemonSet that none of the given nodes is eligible for. */
public final class DesiredZero implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "desired-zero",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "DaemonSet that runs on none of the given nodes")
          .foundBy("DESIRED 0", "desiredNumberScheduled: 0", "no pods are created");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes()) {
      return; // which nodes the DaemonSet is meant for is unknown
    }
    Placement placement = cluster.placementOf(daemonSet);
    if (placement.desired() > 0) {
      return;
    }
    int nodes = cluster.nodes().size();
    context.report(
        daemonSet.meta().name().place(),
        "runs on none of the %d nodes: DESIRED is 0".formatted(nodes));
  }
}
