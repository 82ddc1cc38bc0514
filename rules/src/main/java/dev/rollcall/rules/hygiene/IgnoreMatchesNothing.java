package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names ignores and overlays of the configuration whose path, kind or name is nowhere. */
final class IgnoreMatchesNothing implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ignore-matches-nothing",
              Category.HYGIENE,
              Severity.WARNING,
              "0.1.0",
              "ignore of the configuration that is about nothing in the input")
          .notIgnorable();

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
