package dev.rollcall.rules.practice;

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

/** Flags users and groups by number in pods for Windows nodes, where they mean nothing. */
final class LinuxUserOnWindows implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "linux-user-on-windows",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "user or group of Linux in a pod for Windows nodes")
          .searchTerms("Windows container does not support SecurityContext.RunAsUser");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    // With os.name: windows the API server refuses them.
    if (!pod.isWindows() || pod.osName().get().equals("windows")) {
      return;
    }
    check(pod.securityContext(), context);
    for (Container container : pod.allContainers()) {
      check(container.securityContext(), context);
    }
  }

  private static void check(SecurityContext security, RuleContext context) {
    for (Value<Long> number :
        List.of(security.runAsUser(), security.runAsGroup(), security.fsGroup())) {
      if (number.isGiven()) {
        context.report(
            number.place(),
            "%s has no effect on Windows nodes, which the node selector asks for; set windowsOptions.runAsUserName instead"
                .formatted(number.place().name()));
      }
    }
  }
}
