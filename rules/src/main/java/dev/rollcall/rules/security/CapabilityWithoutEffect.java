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
import java.util.List;

/**
 * Flags capabilities of users other than root that cannot escalate: the runtime makes none of them
 * ambient, and no_new_privs keeps files from raising them.
 */
final class CapabilityWithoutEffect implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "capability-without-effect",
              Category.SECURITY,
              Severity.INFO,
              "0.1.0",
              "capability that a user other than root never gets")
          .searchTerms(
              "13: Permission denied",
              "bind: permission denied",
              "Operation not permitted",
              "ambient capabilities");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    for (Container container : pod.allContainers()) {
      SecurityContext own = container.securityContext();
      List<Value<String>> added = own.addedCapabilities();
      if (added.isEmpty() || pod.isWindows() || !staysWithoutRights(pod, container)) {
        continue;
      }
      List<String> names = added.stream().map(Value::get).toList();
      Value<Long> user = pod.effectiveUser(container);
      context
          .report(
              added.get(0).place(),
              "%s never takes effect: %s gets an added capability only from the file that it runs, which allowPrivilegeEscalation: false forbids; run as root, allow the escalation, or do without"
                  .formatted(
                      String.join(", ", names),
                      user.isGiven() ? "user " + user.get() : "a user other than root"))
          .note(own.allowPrivilegeEscalation().place(), "no file can raise rights here");
    }
  }

  private static boolean staysWithoutRights(PodSpec pod, Container container) {
    SecurityContext own = container.securityContext();
    Value<Long> user = pod.effectiveUser(container);
    boolean nonRoot = user.isGiven() ? user.get() != 0 : pod.effectiveNonRoot(container).get();
    return nonRoot && !own.allowPrivilegeEscalation().get() && !own.privileged().get();
  }
}
