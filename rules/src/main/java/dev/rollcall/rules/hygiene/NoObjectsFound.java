package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names input in which there is nothing to look at. */
final class NoObjectsFound implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "no-objects-found",
          Category.HYGIENE,
          Severity.WARNING,
          "0.1.0",
          "input that holds no objects");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
