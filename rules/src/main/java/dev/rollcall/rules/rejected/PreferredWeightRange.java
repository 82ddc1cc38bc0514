package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Flags weights of preferences out of range; see {@code ValidatePreferredSchedulingTerms}. */
final class PreferredWeightRange implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "preferred-weight-range",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "weight of a preference outside 1 to 100")
          .searchTerms("must be in the range 1-100");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent() && refusal.isAt("[].weight");
  }
}
