package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names expressions of node affinity that mean nothing: ValidateNodeSelectorRequirement. */
final class AffinityOperatorInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "affinity-operator-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "node affinity with a wrong operator or wrong values")
          .searchTerms(
              "not a valid selector operator",
              "Required value: must be specified when `operator` is");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent()
        && refusal.pathPattern().contains(".nodeAffinity.")
        && (refusal.isAt(".operator")
            || refusal.isAt(".values")
            || refusal.pathPattern().contains(".matchFields[]."));
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
