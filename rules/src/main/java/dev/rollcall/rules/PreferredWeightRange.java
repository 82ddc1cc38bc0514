package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names weights of preferences that there are not: ValidatePreferredSchedulingTerms. */
public final class PreferredWeightRange implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "preferred-weight-range",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "weight of a preference outside 1 to 100")
          .foundBy("must be in the range 1-100");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent() && refusal.isAt("[].weight");
  }
}
