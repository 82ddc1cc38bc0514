package dev.rollcall.rules;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.EngineRule;
import dev.rollcall.rule.RuleInfo;

/** Names inputs that cannot be read: missing, without permission, not UTF-8, a loop of links. */
public final class UnreadableInput implements EngineRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unreadable-input",
              Category.HYGIENE,
              Severity.ERROR,
              "0.1.0",
              "input that cannot be read")
          .notIgnorable()
          .foundBy("permission denied", "no such file or directory");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
