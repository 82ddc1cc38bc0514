package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names required node affinities without terms: ValidateNodeSelector. */
final class AffinityEmptyRequired implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "affinity-empty-required",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "required node affinity without terms")
          .searchTerms("must have at least one node selector term");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.REQUIRED && refusal.isAt(".nodeSelectorTerms");
  }
}
