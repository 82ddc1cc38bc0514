package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.model.Value;
import dev.rollcall.placement.Cluster;
import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a percentage below 100 that comes to every node of a small fleet. */
final class PercentBecomesAll implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "percent-becomes-all",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "percentage that is rounded up to all nodes")
          .searchTerms("maxUnavailable rounds up");

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
    Value<IntOrPercent> budget = strategy.maxUnavailable();
    int desired = cluster.placementOf(daemonSet).desired();
    boolean part = budget.get().isPercent() && budget.get().number() < 100;
    if (part && desired > 1 && budget.get().scaledTo(desired) >= desired) {
      context.report(
          budget.place(),
          "maxUnavailable %s of %s nodes is rounded up to %s, all of them; use 1"
              .formatted(budget.get(), desired, desired));
    }
  }
}
