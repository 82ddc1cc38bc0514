package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names debug containers in a template: ValidatePodTemplateSpec. */
public final class EphemeralContainersInTemplate implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ephemeral-containers-in-template",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "ephemeralContainers in a pod template")
          .foundBy("ephemeral containers not allowed in pod template");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isAt("spec.ephemeralContainers") && refusal.reason() == Reason.FORBIDDEN;
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    report.fix(true, "remove ephemeralContainers", Rewrite.remove(refusal.place()));
  }
}
