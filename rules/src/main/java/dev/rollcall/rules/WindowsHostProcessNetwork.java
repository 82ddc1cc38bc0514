package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.RuleInfo;

/** Names host process pods that do not fit together: validateWindowsHostProcessPod. */
public final class WindowsHostProcessNetwork implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "windows-host-process-network",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "hostProcess containers without hostNetwork")
          .foundBy("hostNetwork must be true if pod contains any hostProcess containers");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.INVALID && refusal.message().contains("hostProcess");
  }
}
