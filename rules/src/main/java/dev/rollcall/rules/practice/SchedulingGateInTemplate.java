package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.lifecycle.Gates;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ObstacleFindings;

/** Flags scheduling gates in the pod template. */
final class SchedulingGateInTemplate implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "scheduling-gate-in-template",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "scheduling gate that every pod waits for")
          .searchTerms(
              "SchedulingGated", "Scheduling is blocked due to non-empty scheduling gates");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    ObstacleFindings.report(Gates.scheduling(daemonSet), context);
  }
}
