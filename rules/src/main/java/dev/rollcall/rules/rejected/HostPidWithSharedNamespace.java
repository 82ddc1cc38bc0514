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

/**
 * Names pods that share processes with the node and among themselves:
 * validatePodSpecSecurityContext.
 */
final class HostPidWithSharedNamespace implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-pid-with-shared-namespace",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "hostPID together with shareProcessNamespace")
          .searchTerms("ShareProcessNamespace and HostPID cannot both be enabled");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isAt(".shareProcessNamespace") && refusal.reason() == CauseType.INVALID;
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    report.fix(false, "remove shareProcessNamespace", YamlEdits.remove(refusal.place()));
  }
}
