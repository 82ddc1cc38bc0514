package dev.rollcall.rules.hygiene;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names templates, which become manifests only by rendering. */
final class UnrenderedTemplate implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "unrendered-template",
              Category.HYGIENE,
              Severity.WARNING,
              "0.1.0",
              "template that was not rendered")
          .searchTerms("{{", "helm template");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
