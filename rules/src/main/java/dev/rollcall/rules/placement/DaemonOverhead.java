package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.scheduler.ResourceUsage;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;

/** Flags the node of which the DaemonSets of the input reserve most. */
final class DaemonOverhead implements ClusterRule {

  private static final RuleOption<Long> SHARE =
      new RuleOption<>("most-percent", 25L, "the percentage of a node that DaemonSets may take");

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "daemon-overhead",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "node of which the DaemonSets take a large part")
          .withOption(SHARE);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes() || !cluster.inventory().pods().isEmpty()) {
      return; // pods of others count in what a node is used for
    }
    long most = context.option(SHARE);
    Node worst = null;
    String what = "";
    for (Node node : cluster.nodes()) {
      for (ResourceUsage usage : cluster.usageOf(node)) {
        long percent = percent(usage);
        if (percent > most) {
          most = percent;
          worst = node;
          what = usage.resource();
        }
      }
    }
    if (worst != null) {
      context.report(
          worst.meta().name().place(),
          "the DaemonSets of the input reserve %s%% of the %s of node \"%s\", more than %s%%; use larger nodes or fewer agents"
              .formatted(most, what, worst.name(), context.option(SHARE)));
    }
  }

  private static long percent(ResourceUsage usage) {
    Quantity all = usage.allocatable();
    boolean counts = usage.resource().equals("cpu") || usage.resource().equals("memory");
    if (!counts || all == null || all.signum() <= 0) {
      return 0;
    }
    return usage.requested().percentOf(all);
  }
}
