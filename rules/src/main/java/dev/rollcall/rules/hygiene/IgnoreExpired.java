package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names ignores whose last day is past. */
final class IgnoreExpired implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ignore-expired",
              Category.HYGIENE,
              Severity.WARNING,
              "0.1.0",
              "ignore that held until a day that is past")
          .notIgnorable();

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
