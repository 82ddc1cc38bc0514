package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names update strategies that could never replace a pod: ValidateRollingUpdateDaemonSet. */
public final class SurgeAndUnavailableBothZero implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-and-unavailable-both-zero",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "maxSurge and maxUnavailable both 0")
          .foundBy("cannot be 0 when maxSurge is 0");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.path().equals("spec.updateStrategy.rollingUpdate.maxUnavailable")
        && refusal.reason() == Reason.REQUIRED;
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    if (object instanceof DaemonSet daemonSet && daemonSet.updateStrategy().maxSurge().isGiven()) {
      report.note(daemonSet.updateStrategy().maxSurge().place(), "maxSurge is 0 as well");
    }
    report.fix(false, "set maxUnavailable to 1", Rewrite.value(refusal.place(), "1"));
  }
}
