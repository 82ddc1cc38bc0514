package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names output of kubectl that holds no objects, such as its tables. */
final class UnreadableDump implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unreadable-dump",
              Category.HYGIENE,
              Severity.ERROR,
              "0.1.0",
              "output of kubectl that holds no objects, such as a table")
          .notIgnorable()
          .searchTerms("kubectl describe", "kubectl get", "Items", "Error from server");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
