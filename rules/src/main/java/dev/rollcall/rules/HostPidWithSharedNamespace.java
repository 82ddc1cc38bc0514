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

/**
 * Names pods that share processes with the node and among themselves:
 * validatePodSpecSecurityContext.
 */
public final class HostPidWithSharedNamespace implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-pid-with-shared-namespace",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "hostPID together with shareProcessNamespace")
          .foundBy("ShareProcessNamespace and HostPID cannot both be enabled");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isAt(".shareProcessNamespace") && refusal.reason() == Reason.INVALID;
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    report.fix(false, "remove shareProcessNamespace", Rewrite.remove(refusal.place()));
  }
}
