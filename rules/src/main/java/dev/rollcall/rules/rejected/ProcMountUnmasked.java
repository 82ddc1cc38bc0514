package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names unmasked proc mounts of pods that use the users of the host: ValidateSecurityContext. */
final class ProcMountUnmasked implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "proc-mount-unmasked",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "procMount Unmasked without user namespaces")
          .searchTerms("`hostUsers` must be false to use `Unmasked`");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent() && refusal.isAt(".procMount");
  }
}
