package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names an amount of a node that is no quantity. */
final class NodeBadQuantity implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "node-bad-quantity",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "amount of a node that cannot be read")
          .searchTerms("quantities must match the regular expression");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOf("Node")
        && (refusal.isOfContent() || refusal.message().contains("is no quantity"))
        && (refusal.pathPattern().startsWith("status.capacity")
            || refusal.pathPattern().startsWith("status.allocatable"));
  }
}
