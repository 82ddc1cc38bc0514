package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Says what objects of a dump are taken for that have no kind. */
final class KindInferred implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "kind-inferred",
              Category.HYGIENE,
              Severity.INFO,
              "0.1.0",
              "objects of a dump without a kind")
          .searchTerms("Object 'Kind' is missing", "jq .items");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
