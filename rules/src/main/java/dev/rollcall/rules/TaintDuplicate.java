package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names two taints of a node that have the same key and effect. */
public final class TaintDuplicate implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "taint-duplicate",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "node with two taints of one key and effect")
          .foundBy("taints must be unique by key and effect pair");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOf("Node")
        && refusal.isOfContent()
        && refusal.reason() == Reason.DUPLICATE
        && refusal.pathPattern().startsWith("metadata.taints[]");
  }
}
