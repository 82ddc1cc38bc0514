package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names comments and annotations for rollcall that it cannot read. */
final class IgnoreMalformed implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ignore-malformed",
              Category.HYGIENE,
              Severity.WARNING,
              "0.1.0",
              "ignore that cannot be read, so that it ignores nothing")
          .notIgnorable();

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
