package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names debug containers in a template: ValidatePodTemplateSpec. */
final class EphemeralContainersInTemplate implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "ephemeral-containers-in-template",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "ephemeralContainers in a pod template")
          .searchTerms("ephemeral containers not allowed in pod template");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isAt("spec.ephemeralContainers") && refusal.reason() == CauseType.FORBIDDEN;
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    report.fix(true, "remove ephemeralContainers", YamlEdits.remove(refusal.place()));
  }
}
