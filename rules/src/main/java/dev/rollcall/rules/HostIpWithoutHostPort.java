package dev.rollcall.rules;

import dev.rollcall.admission.Warning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleInfo;

/** Flags a hostIP of a port that is none of the node. */
public final class HostIpWithoutHostPort implements AdmissionRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-ip-without-host-port",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "hostIP without a hostPort")
          .foundBy("hostIP set without hostPort");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(Warning warning) {
    return warning.text().startsWith("hostIP set without hostPort");
  }

  @Override
  public void explain(Warning warning, Report report) {
    report.message(
        "hostIP has no effect without hostPort: the port is not opened on the node; add hostPort or"
            + " remove hostIP");
  }
}
