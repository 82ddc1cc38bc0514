package dev.rollcall.rules.rejected;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Flags admission policy or binding that the API server refuses; the package {@code policy} finds
 * it.
 */
final class PolicyInvalid implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "policy-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "admission policy or binding that the API server refuses")
          .searchTerms("compilation failed", "undeclared reference", "found no matching overload");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
