package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.HostPathMount;

/**
 * Flags a container without privileges that talks to the container runtime, which makes it root of
 * the node.
 */
final class RuntimeSocket implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "runtime-socket",
              Category.SECURITY,
              Severity.WARNING,
              "0.1.0",
              "unprivileged container that holds the socket of the container runtime")
          .searchTerms("docker.sock", "containerd.sock", "Cannot connect to the Docker daemon");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (HostPathMount mount : HostPathMount.of(daemonSet.pod())) {
      if (!mount.path().isRuntimeSocket() || mount.isPrivileged()) {
        continue; // a privileged container is root of the node anyway, as "host-access" says
      }
      FindingBuilder report =
          context.report(
              mount.volume().hostPath().place(),
              "container \"%s\" holds the socket of the container runtime \"%s\" and can start a privileged container through it; ask the kubelet or the API server instead"
                  .formatted(mount.container().name().get(), mount.volume().hostPath().get()));
      if (!mount.isWritable()) {
        report.note(mount.mount().readOnly().place(), "readOnly does not keep it from talking");
      }
      if (mount.path().isDockerSocket()) {
        report.note(
            "since Kubernetes 1.24 nodes run containerd or CRI-O, so the socket is often not there:"
                + " without a type an empty directory is made in its place");
      }
    }
  }
}
