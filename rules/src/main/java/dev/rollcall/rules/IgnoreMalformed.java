package dev.rollcall.rules;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.EngineRule;
import dev.rollcall.rule.RuleInfo;

/** Names comments and annotations for rollcall that it cannot read. */
public final class IgnoreMalformed implements EngineRule {

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
