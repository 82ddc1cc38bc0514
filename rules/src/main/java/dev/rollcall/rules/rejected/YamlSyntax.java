package dev.rollcall.rules.rejected;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.RuleInfo;

/** Names what is no YAML, such as an indentation that closes no block. */
final class YamlSyntax implements BuiltInFindingRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "yaml-syntax",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "text that is not YAML, or not YAML that Kubernetes reads")
          .notIgnorable()
          .searchTerms(
              "error converting YAML to JSON",
              "did not find expected key",
              "found character that cannot start any token");

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
