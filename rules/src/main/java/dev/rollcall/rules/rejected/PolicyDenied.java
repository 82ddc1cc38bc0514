package dev.rollcall.rules.rejected;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Flags object that an admission policy of the cluster denies; the package {@code policy} finds it.
 */
final class PolicyDenied implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "policy-denied",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "object that an admission policy of the cluster denies")
          .searchTerms("denied request:", "ValidatingAdmissionPolicy");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
