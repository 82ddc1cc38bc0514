package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names shares of more than all nodes: IsNotMoreThan100Percent. */
final class PercentOutOfRange implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "percent-out-of-range",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "percentage over 100 in the update strategy")
          .searchTerms("must not be greater than 100%");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.pathPattern().startsWith("spec.updateStrategy.rollingUpdate.max")
        && refusal.message().endsWith("is over 100%");
  }
}
