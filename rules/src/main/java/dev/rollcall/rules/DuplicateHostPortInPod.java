package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names ports of the node that two ports of one pod ask for: checkHostPortConflicts. */
public final class DuplicateHostPortInPod implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-host-port-in-pod",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "one port of the node for two ports of a pod")
          .foundBy("ports[1].hostPort: Duplicate value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.DUPLICATE && refusal.isAt("ports[].hostPort");
  }
}
