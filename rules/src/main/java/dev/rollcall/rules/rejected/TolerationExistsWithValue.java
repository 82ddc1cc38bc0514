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

/** Names tolerations that name a value and do not look at it: ValidateTolerations. */
final class TolerationExistsWithValue implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-exists-with-value",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "toleration with operator Exists and a value")
          .searchTerms("value must be empty when `operator` is 'Exists'");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isAt("tolerations[].operator")
        && refusal.reason() == CauseType.INVALID
        && refusal.place().name().equals("value")
        && refusal.message().startsWith("operator Exists");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    report.fix(false, "remove the value", YamlEdits.remove(refusal.place()));
  }
}
