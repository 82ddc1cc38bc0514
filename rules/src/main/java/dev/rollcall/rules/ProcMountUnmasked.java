package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names unmasked proc mounts of pods that use the users of the host: ValidateSecurityContext. */
public final class ProcMountUnmasked implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "proc-mount-unmasked",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "procMount Unmasked without user namespaces")
          .foundBy("`hostUsers` must be false to use `Unmasked`");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent() && refusal.isAt(".procMount");
  }
}
