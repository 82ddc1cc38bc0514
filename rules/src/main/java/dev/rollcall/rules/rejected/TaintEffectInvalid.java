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

/** Names a taint without an effect, or with one that does not exist. */
final class TaintEffectInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "taint-effect-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "taint with an effect that does not exist")
          .searchTerms("Unsupported value", "invalid taint effect");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOf("Node")
        && refusal.isOfContent()
        && refusal.isAt("taints[].effect")
        && refusal.reason() != CauseType.DUPLICATE;
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write " + word, YamlEdits.value(refusal.place(), word));
    }
  }
}
