package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names ignores that do not say why. */
final class IgnoreWithoutReason implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "ignore-without-reason",
              Category.HYGIENE,
              Severity.WARNING,
              "0.1.0",
              "ignore that does not say why")
          .notIgnorable();

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
