package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags pods that a scheduler binds of which nothing is known. */
final class SchedulerNameCustom implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "scheduler-name-custom",
              Category.PLACEMENT,
              Severity.INFO,
              "0.1.0",
              "scheduler other than the default one")
          .searchTerms("schedulerName");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<String> scheduler = daemonSet.pod().schedulerName();
    if (!scheduler.get().equals("default-scheduler")) {
      context.report(
          scheduler.place(),
          "whether \"%s\" binds these pods, and by which rules, is unknown: what is said about pending pods assumes the default scheduler"
              .formatted(scheduler.get()));
    }
  }
}
