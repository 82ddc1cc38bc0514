package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names required node affinities without terms: ValidateNodeSelector. */
public final class AffinityEmptyRequired implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "affinity-empty-required",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "required node affinity without terms")
          .foundBy("must have at least one node selector term");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.REQUIRED && refusal.isAt(".nodeSelectorTerms");
  }
}
