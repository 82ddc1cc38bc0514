package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Probe;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a liveness probe that can kill a container while it starts. */
final class LivenessNoStartup implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "liveness-no-startup",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "liveness probe that starts with the container")
          .searchTerms("Liveness probe failed", "Back-off restarting failed container");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Container container : EffectiveResources.lasting(daemonSet.pod())) {
      Probe probe = container.livenessProbe();
      boolean delayed = probe.initialDelaySeconds().get() > 0;
      if (!probe.isPresent() || delayed || container.startupProbe().isPresent()) {
        continue;
      }
      long seconds = probe.periodSeconds().get() * probe.failureThreshold().get();
      context.report(
          probe.place(),
          "container \"%s\" is killed if it is not alive %s seconds after its start; add a startupProbe that waits for as long as a slow node takes"
              .formatted(container.name().get(), seconds));
    }
  }
}
