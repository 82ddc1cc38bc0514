package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names a mount that propagates to the node from a container without privileges. */
public final class MountPropagationNeedsPrivileged implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "mount-propagation-needs-privileged",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "Bidirectional mount in a container without privileges")
          .foundBy("Bidirectional mount propagation is available only to privileged containers");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isAt(".mountPropagation") && refusal.reason() == Reason.FORBIDDEN;
  }
}
