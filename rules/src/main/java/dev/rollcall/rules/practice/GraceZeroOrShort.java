package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a grace period that leaves no time to end. */
final class GraceZeroOrShort implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "grace-zero-or-short",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "pod that is killed before it can end")
          .searchTerms("Exit Code: 137", "SIGKILL");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<Long> grace = daemonSet.pod().terminationGracePeriodSeconds();
    if (!grace.isGiven() || grace.get() < 0 || grace.get() > 1) {
      return;
    }
    context.report(
        grace.place(),
        "terminationGracePeriodSeconds %s kills the containers %s: buffers are lost and locks stay; give them the time they need, 30 seconds by default"
            .formatted(grace.get(), grace.get() == 0 ? "at once" : "before they can end"));
  }
}
