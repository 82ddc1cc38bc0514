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

/** Flags unknown types of update strategy; see {@code ValidateDaemonSetUpdateStrategy}. */
final class StrategyTypeUnknown implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "strategy-type-unknown",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "unknown type of update strategy")
          .searchTerms("spec.updateStrategy: Unsupported value", "Recreate");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.path().equals("spec.updateStrategy")
        && refusal.reason() == CauseType.NOT_SUPPORTED;
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
