package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;

/** Names host ports that the network of the host cannot map: validatePodHostNetworkDeps. */
final class HostNetworkPortMismatch implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-network-port-mismatch",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "hostPort that differs from containerPort under hostNetwork")
          .searchTerms("must match `containerPort` when `hostNetwork` is true");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.INVALID
        && refusal.isAt("ports[].hostPort")
        && refusal.message().contains("must be the same as containerPort");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    report.fix(false, "remove hostPort", YamlEdits.remove(refusal.place()));
  }
}
