package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;

/** Names containers that may do everything and may not escalate: ValidateSecurityContext. */
final class EscalationContradiction implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "escalation-contradiction",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "allowPrivilegeEscalation: false on a privileged container")
          .searchTerms("cannot set `allowPrivilegeEscalation` to false and `privileged` to true");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.reason() == CauseType.INVALID
        && refusal.isAt(".securityContext")
        && refusal.message().contains("allowPrivilegeEscalation");
  }

  @Override
  public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
    if (object instanceof DaemonSet daemonSet) {
      for (Container container : daemonSet.pod().allContainers()) {
        SecurityContext context = container.securityContext();
        if (refusal.path().equals(context.place().path())) {
          report.note(context.allowPrivilegeEscalation().place(), "escalation is forbidden here");
        }
      }
    }
  }
}
