package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names ports of the node that two ports of one pod ask for: checkHostPortConflicts. */
final class DuplicateHostPortInPod implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-host-port-in-pod",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "one port of the node for two ports of a pod")
          .searchTerms("ports[1].hostPort: Duplicate value");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.DUPLICATE && refusal.isAt("ports[].hostPort");
  }
}
