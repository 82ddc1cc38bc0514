package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/**
 * Flags admission policy whose decision depends on what files do not tell; the package {@code
 * policy} finds it.
 */
final class PolicyUnknown implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "policy-unknown",
              Category.HYGIENE,
              Severity.INFO,
              "0.1.0",
              "admission policy whose decision depends on what files do not tell")
          .searchTerms("authorizer", "namespaceObject");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
