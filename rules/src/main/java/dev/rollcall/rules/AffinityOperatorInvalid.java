package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names expressions of node affinity that mean nothing: ValidateNodeSelectorRequirement. */
public final class AffinityOperatorInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "affinity-operator-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "node affinity with a wrong operator or wrong values")
          .foundBy(
              "not a valid selector operator",
              "Required value: must be specified when `operator` is");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent()
        && refusal.pathPattern().contains(".nodeAffinity.")
        && (refusal.isAt(".operator")
            || refusal.isAt(".values")
            || refusal.pathPattern().contains(".matchFields[]."));
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
