package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names tolerations without a key: ValidateTolerations. */
final class TolerationEmptyKey implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-empty-key",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "toleration without a key that is not of all taints")
          .searchTerms("operator must be Exists when `key` is empty");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isAt("tolerations[].operator")
        && refusal.reason() == CauseType.INVALID
        && refusal.place().name().equals("operator");
  }
}
