package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a rolling update that nothing stops when the new pods fail a moment after their start. */
final class NoReadinessGate implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "no-readiness-gate",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "update that goes on whether or not the new pods work")
          .searchTerms("readinessProbe");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (!daemonSet.updateStrategy().isRollingUpdate() || daemonSet.minReadySeconds().get() > 0) {
      return;
    }
    for (Container container : daemonSet.pod().containers()) {
      if (!container.readinessProbe().isPresent()) {
        context.report(
            container.name().place(),
            "container \"%s\" is ready as soon as it runs, and minReadySeconds is 0: an update goes on over a pod that fails a second later; add a readinessProbe"
                .formatted(container.name().get()));
        return;
      }
    }
  }
}
