package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names types of update strategy that there are not: ValidateDaemonSetUpdateStrategy. */
public final class StrategyTypeUnknown implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "strategy-type-unknown",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "unknown type of update strategy")
          .foundBy("spec.updateStrategy: Unsupported value", "Recreate");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.path().equals("spec.updateStrategy") && refusal.reason() == Reason.NOT_SUPPORTED;
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
