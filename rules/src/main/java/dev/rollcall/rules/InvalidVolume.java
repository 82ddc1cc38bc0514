package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Names volumes with no source, with several, or with a source that lacks something:
 * validateVolumeSource.
 */
public final class InvalidVolume implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "invalid-volume",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "volume that the server does not take")
          .foundBy("must specify a volume type", "may not specify more than 1 volume type");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.pathPattern().contains("spec.volumes[]")
        && !refusal.isAt("volumes[].name")
        && !refusal.isAt("hostPath.path")
        && !(refusal.isAt("hostPath.type") && refusal.reason() == Reason.NOT_SUPPORTED)
        && refusal.isOfContent()
        && !refusal.message().startsWith("the amount ");
  }
}
