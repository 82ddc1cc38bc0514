package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names a taint whose key or value is not of the form of a label. */
final class TaintKeyInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "taint-key-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "taint whose key or value is no label")
          .searchTerms("name part must consist of alphanumeric characters");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOf("Node")
        && refusal.isOfContent()
        && (refusal.isAt("taints[].key") || refusal.isAt("taints[].value"));
  }
}
