package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names a taint whose key or value is not of the form of a label. */
public final class TaintKeyInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "taint-key-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "taint whose key or value is no label")
          .foundBy("name part must consist of alphanumeric characters");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOf("Node")
        && refusal.isOfContent()
        && (refusal.isAt("taints[].key") || refusal.isAt("taints[].value"));
  }
}
