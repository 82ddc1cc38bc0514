package dev.rollcall.rules;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleInfo;

/** Names a selector that would match every pod: ValidateDaemonSetSpec. */
public final class SelectorEmpty implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of("selector-empty", Category.REJECTED, Severity.ERROR, "0.1.0", "empty selector")
          .foundBy("empty selector is invalid for daemonset");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.path().equals("spec.selector") && refusal.reason() == Reason.INVALID;
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    if (object instanceof DaemonSet daemonSet) {
      report.note(daemonSet.template().meta().labels().place(), "the labels to choose from");
    }
  }
}
