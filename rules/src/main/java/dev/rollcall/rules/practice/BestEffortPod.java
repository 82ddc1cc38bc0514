package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a pod of which no container asks for cpu or memory. */
final class BestEffortPod implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "best-effort-pod",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "pod that asks for no cpu and no memory")
          .searchTerms("The node was low on resource: memory", "BestEffort", "Evicted");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    if (!EffectiveResources.isBestEffort(pod)) {
      return;
    }
    context.report(
        pod.containers().get(0).resources().place(),
        "no container asks for cpu or memory: the pod is BestEffort, so it is placed on full nodes"
            + " and evicted first when one runs short; set resources.requests");
  }
}
