package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;

/** Names values that do not decode into the type of their field. */
final class WrongType implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "wrong-type",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "value of another type than the field has")
          .searchTerms(
              "cannot unmarshal",
              "of type string",
              "json: cannot unmarshal object into Go struct field");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.WRONG_TYPE
        && !NonStringLabel.isText(refusal.place().parent())
        && !refusal.message().contains("is no quantity");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    if (refusal.message().contains("; put \"")) {
      report.fix(true, "put it in quotes", SourceText.quote(refusal.place()));
    }
  }
}
