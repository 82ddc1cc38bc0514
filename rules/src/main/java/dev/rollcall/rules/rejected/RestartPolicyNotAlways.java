package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names a DaemonSet whose pods would end: ValidateDaemonSetSpec. */
final class RestartPolicyNotAlways implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "restart-policy-not-always",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "restartPolicy other than Always")
          .searchTerms("spec.template.spec.restartPolicy: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent() && refusal.path().equals("spec.template.spec.restartPolicy");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    report.fix(true, "write Always", YamlEdits.value(refusal.place(), "Always"));
  }
}
