package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;

/** Names expressions of label selectors that mean nothing: ValidateLabelSelectorRequirement. */
public final class SelectorExpressionInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "selector-expression-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "label selector expression with a wrong operator or wrong values")
          .foundBy(
              "must be specified when `operator` is 'In' or 'NotIn'",
              "not a valid selector operator");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.isOfContent()
        && refusal.pathPattern().contains("elector.matchExpressions[].")
        && (refusal.isAt(".operator") || refusal.isAt(".values"));
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.value(refusal.place(), word));
    }
  }
}
