package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Volume;
import dev.rollcall.placement.NodeGroup;
import dev.rollcall.placement.Placement;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flags pods that nodes of two operating systems get, where an image is made for one. */
final class MixedOsUncovered implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "mixed-os-uncovered",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "pods that start on Windows and Linux nodes alike")
          .searchTerms(
              "no matching manifest for windows",
              "FailedCreatePodSandBox",
              "container operating system does not match the host operating system");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (!context.cluster().marks().valuesOf("kubernetes.io/os").contains("windows")) {
      return;
    }
    Placement placement = context.cluster().placementOf(daemonSet);
    PodSpec pod = daemonSet.pod();
    List<Node> windows = new ArrayList<>();
    int linux = 0;
    for (NodeGroup group : placement.groups()) {
      for (Node node : group.verdict().runs() ? group.nodes() : List.<Node>of()) {
        if ("windows".equals(os(node))) {
          windows.add(node);
        } else {
          linux += os(node) == null ? 0 : 1;
        }
      }
    }
    if (windows.isEmpty() || linux == 0) {
      return;
    }
    boolean sure = needsLinux(pod);
    context
        .report(
            pod.nodeSelector().place(),
            "starts on %s with Windows (%s) as well as on %s with Linux%s; select kubernetes.io/os"
                .formatted(
                    NodeNameList.count(windows.size()),
                    NodeNameList.list(windows),
                    linux,
                    sure ? ", where it cannot run" : ", and few images run on both"))
        .severity(sure ? Severity.ERROR : Severity.WARNING)
        .dependsOnNodes();
  }

  private static @Nullable String os(Node node) {
    return node.labels().get("kubernetes.io/os");
  }

  /** What only Linux has: namespaces of the host, rights over it, paths without a drive. */
  private static boolean needsLinux(PodSpec pod) {
    if (pod.osName().get().equals("linux") || pod.host().pid().get() || pod.host().ipc().get()) {
      return true;
    }
    for (Volume volume : pod.volumes()) {
      if (volume.hostPath().get().startsWith("/")) {
        return true;
      }
    }
    for (Container container : pod.allContainers()) {
      if (container.securityContext().privileged().get()) {
        return true;
      }
    }
    return false;
  }
}
