package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.lifecycle.UndeclaredPorts;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ObstacleFindings;

/** Flags probes and lifecycle hooks at undeclared port names. */
final class ProbePortUndeclared implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "probe-port-undeclared",
              Category.PRACTICE,
              Severity.ERROR,
              "0.1.0",
              "probe or hook at a port name that its container does not declare")
          .searchTerms(
              "Readiness probe errored",
              "couldn't find port",
              "FailedPostStartHook",
              "strconv.Atoi: parsing");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    ObstacleFindings.report(UndeclaredPorts.of(daemonSet.pod()), context);
  }
}
