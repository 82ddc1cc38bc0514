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

/** Names a DaemonSet that does not say which pods are its own: ValidateDaemonSetSpec. */
public final class SelectorMissing implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "selector-missing",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "DaemonSet without a selector")
          .foundBy(
              "`selector` does not match template `labels`", "missing required field \"selector\"");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Refusal refusal) {
    return refusal.reason() == Reason.INVALID && isMissing(refusal);
  }

  /** The server answers to a missing selector as to one that does not match. */
  static boolean isMissing(Refusal refusal) {
    return refusal.path().equals("spec.template.metadata.labels")
        && refusal.message().startsWith("the DaemonSet has no selector");
  }

  @Override
  public void explain(Refusal refusal, Manifest object, Report report) {
    if (object instanceof DaemonSet daemonSet) {
      report.fix(false, "select the labels of the template", SelectorText.insert(daemonSet));
    }
  }
}
