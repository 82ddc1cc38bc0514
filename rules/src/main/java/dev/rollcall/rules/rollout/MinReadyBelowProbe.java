package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Probe;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a waiting time in which a failing pod is still counted as ready. */
final class MinReadyBelowProbe implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
          "min-ready-below-probe",
          Category.ROLLOUT,
          Severity.INFO,
          "0.1.0",
          "minReadySeconds shorter than the readiness probe takes to fail");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    long waits = daemonSet.minReadySeconds().get();
    if (waits <= 0) {
      return;
    }
    for (Container container : daemonSet.pod().containers()) {
      Probe probe = container.readinessProbe();
      long fails = probe.periodSeconds().get() * probe.failureThreshold().get();
      if (probe.isPresent() && waits < fails) {
        context
            .report(
                daemonSet.minReadySeconds().place(),
                "minReadySeconds %s is over before the readiness probe of container \"%s\" can fail, which takes %s seconds; wait longer than that"
                    .formatted(waits, container.name().get(), fails))
            .note(probe.place(), "the probe");
        return;
      }
    }
  }
}
