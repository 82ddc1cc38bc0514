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

/** Flags invalid ids and profiles in security contexts; see {@code ValidateSecurityContext}. */
final class SecurityContextInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "security-context-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "invalid user, group or profile")
          .searchTerms(
              "must be between 0 and 2147483647, inclusive",
              "seccompProfile.type: Unsupported value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent()
        && refusal.reason() != CauseType.FORBIDDEN
        && refusal.pathPattern().contains(".securityContext.")
        && !refusal.isAt(".procMount")
        && !refusal.isAt(".shareProcessNamespace")
        && !refusal.message().contains("hostProcess");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", YamlEdits.value(refusal.place(), word));
    }
  }
}
