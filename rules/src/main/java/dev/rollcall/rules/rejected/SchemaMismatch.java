package dev.rollcall.rules.rejected;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names objects that break the schema that the user has for their kind. */
final class SchemaMismatch implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "schema-mismatch",
          Category.REJECTED,
          Severity.ERROR,
          "0.1.0",
          "object that breaks the schema configured for its kind");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
