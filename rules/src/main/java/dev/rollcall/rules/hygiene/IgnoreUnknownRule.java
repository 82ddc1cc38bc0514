package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names ignores of rules that do not exist. */
final class IgnoreUnknownRule implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ignore-unknown-rule",
              Category.HYGIENE,
              Severity.WARNING,
              "0.1.0",
              "ignore that names no rule")
          .notIgnorable();

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
