package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names update strategies that could never replace a pod: ValidateRollingUpdateDaemonSet. */
final class SurgeAndUnavailableBothZero implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-and-unavailable-both-zero",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "maxSurge and maxUnavailable both 0")
          .searchTerms("cannot be 0 when maxSurge is 0");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.path().equals("spec.updateStrategy.rollingUpdate.maxUnavailable")
        && refusal.reason() == CauseType.REQUIRED;
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    if (object instanceof DaemonSet daemonSet && daemonSet.updateStrategy().maxSurge().isGiven()) {
      report.note(daemonSet.updateStrategy().maxSurge().place(), "maxSurge is 0 as well");
    }
    report.fix(false, "set maxUnavailable to 1", YamlEdits.value(refusal.place(), "1"));
  }
}
