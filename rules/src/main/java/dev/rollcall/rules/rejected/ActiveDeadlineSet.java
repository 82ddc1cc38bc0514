package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names a deadline for pods that may not end: ValidateDaemonSetSpec. */
final class ActiveDeadlineSet implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "active-deadline-set",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "activeDeadlineSeconds on pods that may not end")
          .searchTerms("activeDeadlineSeconds in DaemonSet is not Supported");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent()
        && refusal.path().equals("spec.template.spec.activeDeadlineSeconds");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    report.fix(true, "remove activeDeadlineSeconds", YamlEdits.remove(refusal.place()));
  }
}
