package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names a surge that the default of maxUnavailable forbids: ValidateRollingUpdateDaemonSet. */
public final class SurgeNeedsExplicitZeroUnavailable implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-needs-explicit-zero-unavailable",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "maxSurge without maxUnavailable: 0 beside it")
          .foundBy("may not be set when maxUnavailable is set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.path().equals("spec.updateStrategy.rollingUpdate.maxSurge")
        && refusal.message().contains("needs maxUnavailable: 0");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    report.fix(
        true,
        "set maxUnavailable to 0",
        Rewrite.insertAfter(refusal.place(), "maxUnavailable", "0"));
  }
}
