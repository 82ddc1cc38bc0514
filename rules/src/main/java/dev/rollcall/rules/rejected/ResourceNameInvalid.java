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

/** Names resources that containers cannot ask for: validateContainerResourceName. */
final class ResourceNameInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "resource-name-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "resource that a container cannot have")
          .searchTerms(
              "must be a standard resource type or fully qualified",
              "must be a standard resource for containers");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.INVALID
        && (refusal.isAt("resources.requests[]") || refusal.isAt("resources.limits[]"))
        && refusal.message().startsWith("resource ");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.key(refusal.place(), word));
    }
  }
}
