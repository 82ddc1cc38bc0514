package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names tolerations without a key: ValidateTolerations. */
public final class TolerationEmptyKey implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-empty-key",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "toleration without a key that is not of all taints")
          .foundBy("operator must be Exists when `key` is empty");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isAt("tolerations[].operator")
        && refusal.reason() == Reason.INVALID
        && refusal.place().name().equals("operator");
  }
}
