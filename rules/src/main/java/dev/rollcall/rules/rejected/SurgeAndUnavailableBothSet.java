package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names update strategies that would add and take away at once: ValidateRollingUpdateDaemonSet. */
final class SurgeAndUnavailableBothSet implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-and-unavailable-both-set",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "maxSurge and maxUnavailable both over 0")
          .searchTerms("may not be set when maxUnavailable is set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.path().equals("spec.updateStrategy.rollingUpdate.maxSurge")
        && refusal.message().contains("exclude each other");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    if (object instanceof DaemonSet daemonSet) {
      FieldLocation other = daemonSet.updateStrategy().maxUnavailable().place();
      report.note(other, "the other one");
      report.fix(false, "set maxUnavailable to 0", YamlEdits.value(other, "0"));
    }
  }
}
