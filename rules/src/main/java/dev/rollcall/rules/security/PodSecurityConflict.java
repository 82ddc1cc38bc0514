package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.podadmission.PodSecurityPlugin;
import dev.rollcall.podadmission.PodSecurityViolation;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags DaemonSets whose namespace enforces a Pod Security level that their pods do not meet. */
final class PodSecurityConflict implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pod-security-conflict",
              Category.SECURITY,
              Severity.ERROR,
              "0.1.0",
              "pods that the Pod Security level of their namespace forbids")
          .searchTerms("violates PodSecurity", "FailedCreate");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (GenericObject namespace : context.cluster().inventory().ofKind("Namespace")) {
      if (namespace.name().equals(daemonSet.namespace())) {
        PodSecurityPlugin enforced = PodSecurityPlugin.of(namespace, context.version());
        if (enforced != null) {
          check(daemonSet, enforced, context);
        }
        return;
      }
    }
  }

  private static void check(DaemonSet daemonSet, PodSecurityPlugin enforced, RuleContext context) {
    List<PodSecurityViolation> violations = enforced.violations(daemonSet.template());
    if (violations.isEmpty()) {
      return;
    }
    PodSecurityViolation first = violations.get(0);
    FindingBuilder report =
        context.report(
            first.place(),
            "namespace \"%s\" enforces %s, which forbids %s: the DaemonSet is made, and not one pod; change the pod, or the level"
                .formatted(daemonSet.namespace(), enforced.label().get(), first.what()));
    report.note(enforced.label().place(), "enforced here");
    for (PodSecurityViolation violation : violations.subList(1, violations.size())) {
      report.note(violation.place(), "forbidden as well: " + violation.what());
    }
  }
}
