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

/** Names mounts and devices of volumes that the pod has not: ValidateVolumeMounts. */
public final class VolumeMountUnknown implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "volume-mount-unknown",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "mount of a volume that the pod has not")
          .foundBy("volumeMounts[0].name: Not found");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.NOT_FOUND
        && (refusal.isAt("volumeMounts[].name") || refusal.isAt("volumeDevices[].name"));
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
