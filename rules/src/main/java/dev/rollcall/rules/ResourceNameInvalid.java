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

/** Names resources that containers cannot ask for: validateContainerResourceName. */
public final class ResourceNameInvalid implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "resource-name-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "resource that a container cannot have")
          .foundBy(
              "must be a standard resource type or fully qualified",
              "must be a standard resource for containers");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.INVALID
        && (refusal.isAt("resources.requests[]") || refusal.isAt("resources.limits[]"))
        && refusal.message().startsWith("resource ");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    String word = refusal.suggestion();
    if (word != null) {
      report.fix(false, "write \"" + word + "\"", Rewrite.key(refusal.place(), word));
    }
  }
}
