package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags annotations that autoscalers read from pods and that stand on the DaemonSet. */
final class MisplacedEvictionAnnotation implements DaemonSetRule {

  private static final List<String> OF_PODS =
      List.of(
          "cluster-autoscaler.kubernetes.io/enable-ds-eviction",
          "cluster-autoscaler.kubernetes.io/safe-to-evict",
          "cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes",
          "cluster-autoscaler.kubernetes.io/daemonset-pod",
          "karpenter.sh/do-not-disrupt",
          "karpenter.sh/do-not-evict");

  private static final RuleInfo INFO =
      RuleInfo.of(
              "misplaced-eviction-annotation",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "annotation for autoscalers that belongs on the pods")
          .searchTerms("enable-ds-eviction", "safe-to-evict");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (String key : OF_PODS) {
      Value<String> annotation = daemonSet.meta().annotations().value(key);
      if (annotation == null || daemonSet.template().meta().annotations().has(key)) {
        continue;
      }
      context
          .report(
              annotation.place(),
              "autoscalers read \"%s\" from pods, not from their DaemonSet, so it has no effect here; move it to spec.template.metadata.annotations"
                  .formatted(key))
          .note(daemonSet.template().meta().place(), "the metadata of the pods");
    }
  }
}
