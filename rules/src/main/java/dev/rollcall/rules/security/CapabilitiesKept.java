package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a container that keeps the capabilities which the runtime gives to every container. */
final class CapabilitiesKept implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "capabilities-kept",
              Category.SECURITY,
              Severity.INFO,
              "0.1.0",
              "container that keeps the capabilities of the runtime")
          .searchTerms("unrestricted capabilities", "operation not permitted");

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
      if (rights.privileged().get() || dropsAll(rights)) {
        continue;
      }
      context.report(
          rights.droppedCapabilities().isEmpty()
              ? rights.place()
              : rights.droppedCapabilities().get(0).place(),
          "container \"%s\" keeps capabilities that the runtime gives to every container, such as NET_RAW; drop ALL and add what it needs"
              .formatted(container.name().get()));
    }
  }

  private static boolean dropsAll(SecurityContext rights) {
    for (Value<String> capability : rights.droppedCapabilities()) {
      if (capability.get().equalsIgnoreCase("ALL")) {
        return true;
      }
    }
    return false;
  }
}
