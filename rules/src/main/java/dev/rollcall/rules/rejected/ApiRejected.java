package dev.rollcall.rules.rejected;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names what the API server refuses and no rule of its own explains. */
final class ApiRejected implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "api-rejected",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "object that the API server refuses")
          .searchTerms("is invalid", "Invalid value", "Unsupported value", "Required value");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
