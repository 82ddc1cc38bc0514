package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags pods that an update reaches only when somebody deletes them. */
final class OnDelete implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of("on-delete", Category.ROLLOUT, Severity.INFO, "0.1.0", "update strategy OnDelete")
          .searchTerms(
              "OnDelete", "rollout status is only available for RollingUpdate strategy type");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    if (strategy.isOnDelete()
        && strategy.type().isGiven()
        && !strategy.rollingUpdate().isPresent()) {
      context.report(
          strategy.type().place(),
          "with OnDelete a pod keeps its old template until somebody deletes it, on each node; use"
              + " RollingUpdate unless something does");
    }
  }
}
