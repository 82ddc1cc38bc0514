package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleInfo;

/** Names values that do not decode into the type of their field. */
public final class WrongType implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "wrong-type",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "value of another type than the field has")
          .foundBy(
              "cannot unmarshal",
              "of type string",
              "json: cannot unmarshal object into Go struct field");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.WRONG_TYPE
        && !NonStringLabel.isText(refusal.place().parent())
        && !refusal.message().contains("is no quantity");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    if (refusal.message().contains("; put \"")) {
      report.fix(true, "put it in quotes", SourceText.quote(refusal.place()));
    }
  }
}
