package dev.rollcall.rules;

import dev.rollcall.admission.Warning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Flags the annotation that made pods critical until Kubernetes 1.16. */
public final class CriticalPodAnnotation implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "critical-pod-annotation",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "annotation that made pods critical until 1.16")
          .foundBy("scheduler.alpha.kubernetes.io/critical-pod", "non-functional in v1.16+");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Warning warning) {
    return warning.place().name().equals("scheduler.alpha.kubernetes.io/critical-pod");
  }

  @Override
  public void explain(Warning warning, Report report) {
    report.message(
        "the annotation has had no effect since Kubernetes 1.16, so the pod is not critical; set"
            + " priorityClassName: system-node-critical if it must be");
    report.fix(true, "remove the annotation", Rewrite.remove(warning.place()));
  }
}
