package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names requests that their limits do not allow: ValidateContainerResourceRequirements. */
final class RequestOverLimit implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "request-over-limit",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "request over the limit, or unequal where they must be equal")
          .searchTerms(
              "must be less than or equal to memory limit",
              "must be equal to",
              "Limit must be set for non overcommitable resources");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return (refusal.isAt("resources.requests") && refusal.reason() == CauseType.INVALID)
        || (refusal.isAt("resources.limits") && refusal.reason() == CauseType.REQUIRED);
  }
}
