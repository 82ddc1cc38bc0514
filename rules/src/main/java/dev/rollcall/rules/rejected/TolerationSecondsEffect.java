package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names times of grace for taints that evict nobody: ValidateTolerations. */
final class TolerationSecondsEffect implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-seconds-effect",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "tolerationSeconds with an effect that evicts nobody")
          .searchTerms("effect must be 'NoExecute' when `tolerationSeconds` is set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isAt("tolerations[].effect") && refusal.reason() == CauseType.INVALID;
  }
}
