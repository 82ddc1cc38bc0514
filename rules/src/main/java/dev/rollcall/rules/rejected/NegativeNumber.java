package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Names numbers below zero, such as minReadySeconds or revisionHistoryLimit:
 * ValidateNonnegativeField.
 */
final class NegativeNumber implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "negative-number",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "negative number where none makes sense")
          .searchTerms("must be greater than or equal to 0");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.INVALID
        && refusal.message().endsWith("must not be negative")
        && !refusal.message().startsWith("the amount")
        && !refusal.path().startsWith("status.") // what a node has
        && !refusal.pathPattern().startsWith("spec.updateStrategy")
        && !refusal.pathPattern().contains("Probe");
  }
}
