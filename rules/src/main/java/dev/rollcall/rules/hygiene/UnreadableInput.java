package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names inputs that cannot be read: missing, without permission, not UTF-8, a loop of links. */
final class UnreadableInput implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unreadable-input",
              Category.HYGIENE,
              Severity.ERROR,
              "0.1.0",
              "input that cannot be read")
          .notIgnorable()
          .searchTerms("permission denied", "no such file or directory");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
