package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Flags field in an expression of an admission policy that no kind has that it matches; the package
 * {@code policy} finds it.
 */
final class PolicyType implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "policy-type",
              Category.HYGIENE,
              Severity.WARNING,
              "0.1.0",
              "field in an admission policy that no kind has that it matches")
          .searchTerms("undefined field", "typeChecking");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
