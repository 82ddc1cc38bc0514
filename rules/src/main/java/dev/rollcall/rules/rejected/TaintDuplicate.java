package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names two taints of a node that have the same key and effect. */
final class TaintDuplicate implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "taint-duplicate",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "node with two taints of one key and effect")
          .searchTerms("taints must be unique by key and effect pair");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOf("Node")
        && refusal.isOfContent()
        && refusal.reason() == CauseType.DUPLICATE
        && refusal.pathPattern().startsWith("metadata.taints[]");
  }
}
