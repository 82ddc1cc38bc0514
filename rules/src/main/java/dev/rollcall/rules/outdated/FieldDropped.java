package dev.rollcall.rules.outdated;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Says which fields a server drops because their feature gates are off. */
final class FieldDropped implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "field-dropped",
              Category.OUTDATED,
              Severity.INFO,
              "0.1.0",
              "field that a server drops because its feature gate is off")
          .searchTerms("feature gate", "feature-gates", "silently dropped");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
