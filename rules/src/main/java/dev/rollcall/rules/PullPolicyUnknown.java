package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names pull policies that there are not: validatePullPolicy. */
public final class PullPolicyUnknown implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pull-policy-unknown",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "unknown imagePullPolicy")
          .foundBy("imagePullPolicy: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent() && refusal.isAt(".imagePullPolicy");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
