package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names host process pods that do not fit together: validateWindowsHostProcessPod. */
final class WindowsHostProcessNetwork implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "windows-host-process-network",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "hostProcess containers without hostNetwork")
          .searchTerms("hostNetwork must be true if pod contains any hostProcess containers");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.INVALID && refusal.message().contains("hostProcess");
  }
}
