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

/**
 * Names amounts of cpu, memory and other resources that are none: Quantity,
 * ValidateResourceQuantityValue.
 */
final class BadQuantity implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "bad-quantity",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "amount that cannot be read, or is negative")
          .searchTerms("quantities must match the regular expression", "unable to parse quantity");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    if (refusal.isOf("Node")) {
      return false; // "node-bad-quantity" speaks of what nodes have
    }
    return (refusal.reason() == CauseType.WRONG_TYPE
            && refusal.message().contains("is no quantity"))
        || (refusal.reason() == CauseType.INVALID && refusal.message().startsWith("the amount "));
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
