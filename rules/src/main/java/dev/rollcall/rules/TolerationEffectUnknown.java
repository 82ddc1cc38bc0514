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

/** Names effects of tolerations that there are not: ValidateTolerations. */
public final class TolerationEffectUnknown implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-effect-unknown",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "unknown effect of a toleration")
          .foundBy("tolerations[0].effect: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isAt("tolerations[].effect") && refusal.reason() == Reason.NOT_SUPPORTED;
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
