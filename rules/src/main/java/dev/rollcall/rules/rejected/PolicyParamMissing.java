package dev.rollcall.rules.rejected;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Flags binding whose parameter is missing and that denies without it; the package {@code policy}
 * finds it.
 */
final class PolicyParamMissing implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "policy-param-missing",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "binding whose parameter is missing and that denies without it")
          .searchTerms("parameterNotFoundAction");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
