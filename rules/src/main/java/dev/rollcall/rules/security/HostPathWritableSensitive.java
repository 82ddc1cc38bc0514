package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.HostPathMount;

/**
 * Flags a container without privileges that can write to the node's own files, which makes it root
 * of the node.
 */
final class HostPathWritableSensitive implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "host-path-writable-sensitive",
              Category.SECURITY,
              Severity.WARNING,
              "0.1.0",
              "unprivileged container that can write to what the node is made of")
          .searchTerms("hostPath", "read-write host path");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (HostPathMount mount : HostPathMount.of(daemonSet.pod())) {
      if (!mount.path().isSensitive() || !mount.isWritable() || mount.isPrivileged()) {
        continue; // a privileged container is root of the node anyway, as "host-access" says
      }
      context
          .report(
              mount.mount().place(),
              "container \"%s\" can write to \"%s\" of the node, which outlives the pod and makes it root there; set readOnly or mount the one directory that it needs"
                  .formatted(mount.container().name().get(), mount.volume().hostPath().get()))
          .note(mount.volume().hostPath().place(), "the path of the node");
    }
  }
}
