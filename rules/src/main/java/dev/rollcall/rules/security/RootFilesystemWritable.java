package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a container whose root file system is writable, privileged ones aside. */
final class RootFilesystemWritable implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "root-filesystem-writable",
              Category.SECURITY,
              Severity.INFO,
              "0.1.0",
              "container that can write to its own image")
          .searchTerms("Read-only file system", "readOnlyRootFilesystem");

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
      if (rights.readOnlyRootFilesystem().get() || rights.privileged().get()) {
        continue;
      }
      context.report(
          rights.readOnlyRootFilesystem().place(),
          "container \"%s\" can write to its root file system: an intruder can change programs, and what it writes fills the disk of the node; set readOnlyRootFilesystem: true"
              .formatted(container.name().get()));
    }
  }
}
