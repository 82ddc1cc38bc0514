package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a seccomp or AppArmor profile that is switched off for an unprivileged container. */
final class UnconfinedProfile implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "unconfined-profile",
              Category.SECURITY,
              Severity.INFO,
              "0.1.0",
              "container without the filter of system calls or AppArmor")
          .searchTerms("seccomp", "Unconfined");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    boolean spoken = false;
    for (Container container : pod.allContainers()) {
      SecurityContext rights = container.securityContext();
      if (!rights.privileged().get()) {
        unconfined("seccompProfile", rights.seccompType(), context);
        unconfined("appArmorProfile", rights.appArmorType(), context);
        spoken = true;
      }
    }
    if (spoken) {
      unconfined("seccompProfile", pod.securityContext().seccompType(), context);
      unconfined("appArmorProfile", pod.securityContext().appArmorType(), context);
    }
  }

  private static void unconfined(String field, Value<String> type, RuleContext context) {
    if (type.get().equals("Unconfined")) {
      context.report(
          type.place(),
          "%s is Unconfined: the container may make every system call there is; take RuntimeDefault or a profile of your own"
              .formatted(field));
    }
  }
}
