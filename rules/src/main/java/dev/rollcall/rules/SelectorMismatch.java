package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names a selector that does not match the labels of the pods: ValidateDaemonSetSpec. */
public final class SelectorMismatch implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "selector-mismatch",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "selector that does not match the labels of the pod template")
          .foundBy("`selector` does not match template `labels`");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.path().equals("spec.template.metadata.labels")
        && refusal.reason() == Reason.INVALID
        && refusal.message().contains("selector");
  }
}
