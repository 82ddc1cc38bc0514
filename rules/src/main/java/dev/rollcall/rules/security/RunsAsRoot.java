package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Flags a pod with containers that may run as root, privileged ones aside. */
final class RunsAsRoot implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "runs-as-root",
              Category.SECURITY,
              Severity.WARNING,
              "0.1.0",
              "container that may run as root")
          .searchTerms("container has runAsNonRoot and image will run as root", "runAsNonRoot");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (daemonSet.pod().isWindows()) {
      return; // there runAsUserName says it
    }
    List<Container> root = new ArrayList<>(0);
    for (Container container : daemonSet.pod().allContainers()) {
      boolean privileged = container.securityContext().privileged().get();
      if (!privileged && daemonSet.pod().mayRunAsRoot(container)) {
        root.add(container);
      }
    }
    if (root.isEmpty()) {
      return;
    }
    int all = daemonSet.pod().allContainers().size();
    FindingBuilder report =
        context.report(
            daemonSet.pod().securityContext().runAsNonRoot().place(),
            "%s of %s containers may run as root: a hole in the container then is a hole in the node; set runAsNonRoot: true and a runAsUser"
                .formatted(root.size(), all));
    for (Container container : root) {
      report.note(
          container.name().place(), "container \"" + container.name().get() + "\" may be root");
    }
  }
}
