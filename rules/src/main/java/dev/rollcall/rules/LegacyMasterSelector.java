package dev.rollcall.rules;

import dev.rollcall.admission.Warning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleInfo;

/** Flags a selection of nodes by the label that control plane nodes had until 1.24. */
public final class LegacyMasterSelector implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "legacy-master-selector",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "selection of nodes by the old master label")
          .foundBy(
              "node-role.kubernetes.io/master",
              "use \"node-role.kubernetes.io/control-plane\" instead");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Warning warning) {
    return warning.text().contains("node-role.kubernetes.io/control-plane");
  }

  @Override
  public void explain(Warning warning, Report report) {
    report.message(
        "the label \"%s\" went with Kubernetes 1.24 and is on no node; select by \"%s\""
            .formatted(KnownTaint.MASTER, KnownTaint.CONTROL_PLANE));
    DeprecatedLabel.offer(warning.place(), KnownTaint.CONTROL_PLANE, false, report);
  }
}
