package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names documents that nest deeper, or repeat more by aliases, than any manifest needs. */
final class InputOverLimit implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "input-over-limit",
              Category.HYGIENE,
              Severity.ERROR,
              "0.1.0",
              "input over a limit on size, depth or aliases")
          .notIgnorable();

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
