package dev.rollcall.rules.rejected;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Flags admission policy whose evaluation fails for an object; the package {@code policy} finds it.
 */
final class PolicyError implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "policy-error",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "admission policy whose evaluation fails for an object")
          .searchTerms("no such key", "no such overload", "cost limit exceeded");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
