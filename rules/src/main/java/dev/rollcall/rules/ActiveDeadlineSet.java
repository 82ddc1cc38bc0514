package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names a deadline for pods that may not end: ValidateDaemonSetSpec. */
public final class ActiveDeadlineSet implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "active-deadline-set",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "activeDeadlineSeconds on pods that may not end")
          .foundBy("activeDeadlineSeconds in DaemonSet is not Supported");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent()
        && refusal.path().equals("spec.template.spec.activeDeadlineSeconds");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    report.fix(true, "remove activeDeadlineSeconds", Rewrite.remove(refusal.place()));
  }
}
