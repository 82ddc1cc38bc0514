package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.placement.lifecycle.Gates;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags readiness gates whose condition nothing in the input sets. */
final class ReadinessGateUnset implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "readiness-gate-unset",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "readiness gate whose condition nothing in the input sets")
          .searchTerms(
              "ReadinessGatesNotReady",
              "corresponding condition of pod readiness gate",
              "the status of pod readiness gate is not \"True\"");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Value<String> gate : Gates.readiness(daemonSet, context.cluster().inventory())) {
      context.report(
          gate.place(),
          "a pod is Ready only once its status has condition \"%s\", which the kubelet never sets: an update waits at its first pods until something else does; make sure that a controller sets it on pods of DaemonSets"
              .formatted(gate.get()));
    }
  }
}
