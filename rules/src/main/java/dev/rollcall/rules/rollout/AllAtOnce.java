package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.model.Value;
import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a budget that lets an update replace every pod at once. */
final class AllAtOnce implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "all-at-once",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "update of all nodes at the same time")
          .searchTerms("maxUnavailable: 100%");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    if (!strategy.isRollingUpdate()) {
      return;
    }
    boolean surges = strategy.surges();
    Value<IntOrPercent> budget = surges ? strategy.maxSurge() : strategy.maxUnavailable();
    boolean given = context.cluster().hasGivenNodes();
    int desired = given ? context.cluster().placementOf(daemonSet).desired() : 0;
    boolean all = budget.get().isPercent() && budget.get().number() >= 100;
    boolean exceeds = !budget.get().isPercent() && desired > 1 && budget.get().number() >= desired;
    if (!all && !exceeds) {
      return;
    }
    String nodes = desired > 1 ? "all %s nodes".formatted(desired) : "all nodes";
    context.report(
        budget.place(),
        surges
            ? "maxSurge %s starts a second pod on %s at once, a broken version everywhere; use a part such as 10%%"
                .formatted(budget.get(), nodes)
            : "maxUnavailable %s takes the pods of %s down at once, and a broken version leaves none; use a part such as 10%%"
                .formatted(budget.get(), nodes));
  }
}
