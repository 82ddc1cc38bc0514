package dev.rollcall.rules.outdated;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags the annotation that made pods critical until Kubernetes 1.16. */
final class CriticalPodAnnotation implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "critical-pod-annotation",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "annotation that made pods critical until 1.16")
          .searchTerms("scheduler.alpha.kubernetes.io/critical-pod", "non-functional in v1.16+");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.place().name().equals("scheduler.alpha.kubernetes.io/critical-pod");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    report.message(
        "the annotation has had no effect since Kubernetes 1.16, so the pod is not critical; set"
            + " priorityClassName: system-node-critical if it must be");
    report.fix(true, "remove the annotation", YamlEdits.remove(warning.place()));
  }
}
