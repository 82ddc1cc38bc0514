package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Value;
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

  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (GenericObject namespace : context.cluster().inventory().ofKind("Namespace")) {
      Value<String> level = namespace.meta().labels().value(ENFORCE);
      if (level != null && namespace.name().equals(daemonSet.namespace())) {
        check(daemonSet, level, context);
        return;
      }
    }
  }

  private static void check(DaemonSet daemonSet, Value<String> level, RuleContext context) {
    boolean restricted = level.get().equals("restricted");
    if (!restricted && !level.get().equals("baseline")) {
      return;
    }
    List<BaselinePodSecurity.Violation> violations =
        BaselinePodSecurity.violations(daemonSet.pod(), restricted);
    if (violations.isEmpty()) {
      return;
    }
    BaselinePodSecurity.Violation first = violations.get(0);
    FindingBuilder report =
        context.report(
            first.place(),
            "namespace \"%s\" enforces %s, which forbids %s: the DaemonSet is made, and not one pod; change the pod, or the level"
                .formatted(daemonSet.namespace(), level.get(), first.what()));
    report.note(level.place(), "enforced here");
    for (BaselinePodSecurity.Violation violation : violations.subList(1, violations.size())) {
      report.note(violation.place(), "forbidden as well: " + violation.what());
    }
  }
}
