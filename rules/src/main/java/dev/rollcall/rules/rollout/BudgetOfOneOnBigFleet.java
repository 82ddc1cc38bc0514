package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;

/** Flags an update that takes one node at a time where there are many. */
final class BudgetOfOneOnBigFleet implements DaemonSetRule {

  private static final RuleOption<Long> NODES =
      new RuleOption<>("nodes", 50L, "the number of nodes over which one at a time is slow");

  private static final RuleInfo INFO =
      RuleInfo.of(
              "budget-of-one-on-big-fleet",
              Category.ROLLOUT,
              Severity.INFO,
              "0.1.0",
              "update node by node of a big fleet")
          .searchTerms("rollout takes hours")
          .withOption(NODES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes() || !strategy.isRollingUpdate() || strategy.surges()) {
      return;
    }
    int desired = cluster.placementOf(daemonSet).desired();
    boolean one = strategy.maxUnavailable().get().scaledTo(desired) <= 1;
    if (one && desired > context.option(NODES)) {
      context.report(
          strategy.maxUnavailable().place(),
          "maxUnavailable 1 updates %s nodes one after the other, %s pod starts in a row; 10%% are %s at a time"
              .formatted(desired, desired, (desired + 9) / 10));
    }
  }
}
