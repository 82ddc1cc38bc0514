package dev.rollcall.rules.practice;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;

/** Flags a hostIP of a port that is none of the node. */
final class HostIpWithoutHostPort implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-ip-without-host-port",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "hostIP without a hostPort")
          .searchTerms("hostIP set without hostPort");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.text().startsWith("hostIP set without hostPort");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    report.message(
        "hostIP has no effect without hostPort: the port is not opened on the node; add hostPort or"
            + " remove hostIP");
  }
}
