package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names a surge that the default of maxUnavailable forbids: ValidateRollingUpdateDaemonSet. */
final class SurgeNeedsExplicitZeroUnavailable implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-needs-explicit-zero-unavailable",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "maxSurge without maxUnavailable: 0 beside it")
          .searchTerms("may not be set when maxUnavailable is set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.path().equals("spec.updateStrategy.rollingUpdate.maxSurge")
        && refusal.message().contains("needs maxUnavailable: 0");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    report.fix(
        true,
        "set maxUnavailable to 0",
        YamlEdits.insertAfter(refusal.place(), "maxUnavailable", "0"));
  }
}
