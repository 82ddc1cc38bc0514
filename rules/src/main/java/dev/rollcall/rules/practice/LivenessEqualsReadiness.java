package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Probe;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a liveness probe that is the same as the readiness probe. */
final class LivenessEqualsReadiness implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "liveness-equals-readiness",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "liveness and readiness probe that are the same")
          .searchTerms("Liveness probe failed", "CrashLoopBackOff");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : EffectiveResources.lasting(daemonSet.pod())) {
      Probe liveness = container.livenessProbe();
      if (!liveness.isPresent()
          || !liveness.content().equals(container.readinessProbe().content())) {
        continue;
      }
      context
          .report(
              liveness.place(),
              "liveness and readiness probe of container \"%s\" are the same: it is killed at the moment it would only be called not ready; let the liveness probe fail later, or for other reasons"
                  .formatted(container.name().get()))
          .note(container.readinessProbe().place(), "the readiness probe");
    }
  }
}
