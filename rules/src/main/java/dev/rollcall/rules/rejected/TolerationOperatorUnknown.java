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

/** Flags unknown operators of tolerations; see {@code ValidateTolerations}. */
final class TolerationOperatorUnknown implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-operator-unknown",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "unknown operator of a toleration")
          .searchTerms("tolerations[0].operator: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isAt("tolerations[].operator") && refusal.reason() == CauseType.NOT_SUPPORTED;
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
