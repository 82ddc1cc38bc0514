package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names an amount of a node that is no quantity. */
public final class NodeBadQuantity implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "node-bad-quantity",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "amount of a node that cannot be read")
          .foundBy("quantities must match the regular expression");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOf("Node")
        && (refusal.isOfContent() || refusal.message().contains("is no quantity"))
        && (refusal.pathPattern().startsWith("status.capacity")
            || refusal.pathPattern().startsWith("status.allocatable"));
  }
}
