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

/** Names tolerations that name a value and do not look at it: ValidateTolerations. */
public final class TolerationExistsWithValue implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-exists-with-value",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "toleration with operator Exists and a value")
          .foundBy("value must be empty when `operator` is 'Exists'");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isAt("tolerations[].operator")
        && refusal.reason() == Reason.INVALID
        && refusal.place().name().equals("value")
        && refusal.message().startsWith("operator Exists");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    report.fix(false, "remove the value", Rewrite.remove(refusal.place()));
  }
}
