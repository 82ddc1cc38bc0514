package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names a mistake in rollcall itself: a rule that ends in an exception. */
final class RuleCrash implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of("rule-crash", Category.HYGIENE, Severity.ERROR, "0.1.0", "rule that crashed")
          .notIgnorable();

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
