package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names ignores that have nothing to hide, or name a rule that cannot be ignored. */
final class IgnoreUnused implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ignore-unused",
              Category.HYGIENE,
              Severity.WARNING,
              "0.1.0",
              "ignore that hides nothing")
          .notIgnorable();

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
