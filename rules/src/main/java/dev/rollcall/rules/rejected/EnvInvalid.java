package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names variables without a name, with two values, or from a source that is none: ValidateEnv. */
final class EnvInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "env-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "environment variable that cannot be set")
          .searchTerms(
              "may not be specified when `value` is not empty", "env[0].name: Required value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent()
        && (refusal.pathPattern().contains(".env[]")
            || refusal.pathPattern().contains(".envFrom[]"));
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
