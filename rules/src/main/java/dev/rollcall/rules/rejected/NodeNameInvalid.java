package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names a node whose name is no DNS name. */
final class NodeNameInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "node-name-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "name that a node cannot have")
          .searchTerms("a lowercase RFC 1123 subdomain must consist of");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOf("Node")
        && refusal.isOfContent()
        && refusal.pathPattern().startsWith("metadata.name");
  }
}
