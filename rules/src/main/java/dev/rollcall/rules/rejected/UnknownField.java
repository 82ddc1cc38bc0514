package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names fields that the type does not have: strict decoding. */
final class UnknownField implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unknown-field",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "field that Kubernetes does not know")
          .searchTerms(
              "strict decoding error: unknown field",
              "unknown field",
              "error validating data: ValidationError");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.UNKNOWN_FIELD
        && !UnknownStrategyField.isOfDeployment(refusal.path());
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write " + word, YamlEdits.key(refusal.place(), word));
    }
  }
}
