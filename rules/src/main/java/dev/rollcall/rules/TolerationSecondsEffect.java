package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names times of grace for taints that evict nobody: ValidateTolerations. */
public final class TolerationSecondsEffect implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-seconds-effect",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "tolerationSeconds with an effect that evicts nobody")
          .foundBy("effect must be 'NoExecute' when `tolerationSeconds` is set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isAt("tolerations[].effect") && refusal.reason() == Reason.INVALID;
  }
}
