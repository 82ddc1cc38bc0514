package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Names numbers below zero, such as minReadySeconds or revisionHistoryLimit:
 * ValidateNonnegativeField.
 */
public final class NegativeNumber implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "negative-number",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "negative number where none makes sense")
          .foundBy("must be greater than or equal to 0");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.INVALID
        && refusal.message().endsWith("must not be negative")
        && !refusal.message().startsWith("the amount")
        && !refusal.path().startsWith("status.") // what a node has
        && !refusal.pathPattern().startsWith("spec.updateStrategy")
        && !refusal.pathPattern().contains("Probe");
  }
}
