package dev.rollcall.rules;

import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Place;

/** Names update strategies that would add and take away at once: ValidateRollingUpdateDaemonSet. */
public final class SurgeAndUnavailableBothSet implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-and-unavailable-both-set",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "maxSurge and maxUnavailable both over 0")
          .foundBy("may not be set when maxUnavailable is set");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.path().equals("spec.updateStrategy.rollingUpdate.maxSurge")
        && refusal.message().contains("exclude each other");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    if (object instanceof DaemonSet daemonSet) {
      Place other = daemonSet.updateStrategy().maxUnavailable().place();
      report.note(other, "the other one");
      report.fix(false, "set maxUnavailable to 0", Rewrite.value(other, "0"));
    }
  }
}
