package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.GenericObject;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.FieldCursor;

/** Flags HorizontalPodAutoscalers on DaemonSets, which cannot be scaled. */
final class HpaOnDaemonset implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "hpa-on-daemonset",
              Category.PRACTICE,
              Severity.ERROR,
              "0.1.0",
              "HorizontalPodAutoscaler that targets a DaemonSet")
          .searchTerms("FailedGetScale", "the server could not find the requested resource");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    for (GenericObject scaler : context.cluster().inventory().ofKind("HorizontalPodAutoscaler")) {
      FieldCursor target = scaler.content().path("spec", "scaleTargetRef");
      if (target.get("kind").stringOrEmpty().equals("DaemonSet")) {
        context.report(
            target.get("kind").place(),
            "a DaemonSet has one pod per node and no scale: the autoscaler of \"%s\" will never do anything; remove it"
                .formatted(target.get("name").stringOrEmpty()));
      }
    }
  }
}
