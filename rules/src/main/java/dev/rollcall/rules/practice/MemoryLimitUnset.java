package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a container that may take all memory of its node. */
final class MemoryLimitUnset implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "memory-limit-unset",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "container without a limit for memory")
          .searchTerms("OOMKilled", "SystemOOM");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    if (EffectiveResources.isBestEffort(pod) || pod.resources().limits().get("memory") != null) {
      return;
    }
    for (Container container : EffectiveResources.lasting(pod)) {
      if (container.resources().limits().get("memory") != null) {
        continue;
      }
      context.report(
          container.resources().limits().place(),
          "container \"%s\" has no limit for memory: a leak takes the node's, and the kernel kills what it finds first; set resources.limits.memory"
              .formatted(container.name().get()));
    }
  }
}
