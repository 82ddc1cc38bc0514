package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a container whose processes may gain more rights than it started with. */
final class PrivilegeEscalationAllowed implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "privilege-escalation-allowed",
              Category.SECURITY,
              Severity.INFO,
              "0.1.0",
              "container whose processes may gain rights")
          .searchTerms("allowPrivilegeEscalation != false", "violates PodSecurity \"restricted\"");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (daemonSet.pod().isWindows()) {
      return;
    }
    for (Container container : daemonSet.pod().allContainers()) {
      SecurityContext rights = container.securityContext();
      if (!rights.allowPrivilegeEscalation().get() || rights.privileged().get()) {
        continue;
      }
      context.report(
          rights.allowPrivilegeEscalation().place(),
          "processes of container \"%s\" may gain rights by setuid programs; set allowPrivilegeEscalation: false"
              .formatted(container.name().get()));
    }
  }
}
