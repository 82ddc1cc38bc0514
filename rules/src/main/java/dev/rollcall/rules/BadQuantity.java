package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/**
 * Names amounts of cpu, memory and other resources that are none: Quantity,
 * ValidateResourceQuantityValue.
 */
public final class BadQuantity implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "bad-quantity",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "amount that cannot be read, or is negative")
          .foundBy("quantities must match the regular expression", "unable to parse quantity");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    if (refusal.isOf("Node")) {
      return false; // "node-bad-quantity" speaks of what nodes have
    }
    return (refusal.reason() == Reason.WRONG_TYPE && refusal.message().contains("is no quantity"))
        || (refusal.reason() == Reason.INVALID && refusal.message().startsWith("the amount "));
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
