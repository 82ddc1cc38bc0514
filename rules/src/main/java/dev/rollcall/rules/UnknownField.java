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

/** Names fields that the type does not have: strict decoding. */
public final class UnknownField implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-field",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "field that Kubernetes does not know")
          .foundBy(
              "strict decoding error: unknown field",
              "unknown field",
              "error validating data: ValidationError");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.UNKNOWN_FIELD
        && !UnknownStrategyField.isOfDeployment(refusal.path());
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write " + word, Rewrite.key(refusal.place(), word));
    }
  }
}
