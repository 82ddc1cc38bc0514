package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a container that asks for no cpu or no memory, beside others that do. */
final class RequestsUnset implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "requests-unset",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "container that asks for no cpu or no memory")
          .searchTerms(
              "FailedDaemonPod",
              "Found failed daemon pod",
              "OutOfcpu",
              "OutOfmemory",
              "overcommit");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    if (EffectiveResources.isBestEffort(pod)) {
      return; // "best-effort-pod" says so for the pod as a whole
    }
    for (Container container : EffectiveResources.lasting(pod)) {
      boolean cpu = EffectiveResources.asksFor("cpu", container, pod);
      boolean memory = EffectiveResources.asksFor("memory", container, pod);
      if (cpu && memory) {
        continue;
      }
      String missing = cpu ? "memory" : memory ? "cpu" : "cpu and memory";
      context.report(
          container.resources().requests().place(),
          "container \"%s\" requests no %s: the scheduler counts it as nothing on every node; set resources.requests"
              .formatted(container.name().get(), missing));
    }
  }
}
