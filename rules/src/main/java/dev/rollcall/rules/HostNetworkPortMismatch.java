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

/** Names host ports that the network of the host cannot map: validatePodHostNetworkDeps. */
public final class HostNetworkPortMismatch implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-network-port-mismatch",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "hostPort that differs from containerPort under hostNetwork")
          .foundBy("must match `containerPort` when `hostNetwork` is true");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.INVALID
        && refusal.isAt("ports[].hostPort")
        && refusal.message().contains("must be the same as containerPort");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    report.fix(false, "remove hostPort", Rewrite.remove(refusal.place()));
  }
}
