package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names mounts that hide one another: ValidateVolumeMounts. */
public final class DuplicateMountPath implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-mount-path",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "two mounts at one path of a container")
          .foundBy("mountPath: Invalid value: must be unique");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.INVALID && refusal.isAt("volumeMounts[].mountPath");
  }
}
