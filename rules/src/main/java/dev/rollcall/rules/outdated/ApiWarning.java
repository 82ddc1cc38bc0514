package dev.rollcall.rules.outdated;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names what the API server warns of and no rule of its own explains. */
final class ApiWarning implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "api-warning",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "object that the API server takes with a warning")
          .searchTerms("Warning:");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
