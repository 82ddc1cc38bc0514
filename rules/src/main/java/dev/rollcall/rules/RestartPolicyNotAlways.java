package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names a DaemonSet whose pods would end: ValidateDaemonSetSpec. */
public final class RestartPolicyNotAlways implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "restart-policy-not-always",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "restartPolicy other than Always")
          .foundBy("spec.template.spec.restartPolicy: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent() && refusal.path().equals("spec.template.spec.restartPolicy");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    report.fix(true, "write Always", Rewrite.value(refusal.place(), "Always"));
  }
}
