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

/** Names ids and profiles in security contexts that there are not: ValidateSecurityContext. */
public final class SecurityContextInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "security-context-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "user, group or profile that there is not")
          .foundBy(
              "must be between 0 and 2147483647, inclusive",
              "seccompProfile.type: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent()
        && refusal.reason() != Reason.FORBIDDEN
        && refusal.pathPattern().contains(".securityContext.")
        && !refusal.isAt(".procMount")
        && !refusal.isAt(".shareProcessNamespace")
        && !refusal.message().contains("hostProcess");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
