package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;

/** Flags an agent that waits for a taint to go which it has to take off itself. */
final class StartupTaintDeadlock implements DaemonSetRule {

  /** The taints that agents take off once they run, by what their images are called. */
  private static final List<Starter> STARTERS =
      List.of(
          new Starter("cilium/cilium", "node.cilium.io/agent-not-ready"),
          new Starter("aws-ebs-csi-driver", "ebs.csi.aws.com/agent-not-ready"),
          new Starter("aws-efs-csi-driver", "efs.csi.aws.com/agent-not-ready"),
          new Starter("cloud-controller-manager", "node.cloudprovider.kubernetes.io/uninitialized"),
          new Starter("cloud-node-manager", "node.cloudprovider.kubernetes.io/uninitialized"));

  private record Starter(String image, String taint) {}

  private static final RuleInfo INFO =
      RuleInfo.of(
              "startup-taint-deadlock",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "agent that does not tolerate the startup taint which it removes")
          .searchTerms(
              "node.cilium.io/agent-not-ready",
              "ebs.csi.aws.com/agent-not-ready",
              "node.cloudprovider.kubernetes.io/uninitialized");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    for (Container container : pod.containers()) {
      for (Starter starter : STARTERS) {
        if (container.image().get().contains(starter.image()) && !tolerates(pod, starter.taint())) {
          report(daemonSet, starter, context);
          return;
        }
      }
    }
  }

  private static boolean tolerates(PodSpec pod, String key) {
    return pod.tolerates(key, "true", "NoSchedule") || pod.tolerates(key, "", "NoSchedule");
  }

  private static void report(DaemonSet daemonSet, Starter starter, RuleContext context) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : context.cluster().nodes()) {
      for (Taint taint : node.taints()) {
        if (taint.key().get().equals(starter.taint())) {
          nodes.add(node);
        }
      }
    }
    PodSpec pod = daemonSet.pod();
    String who =
        nodes.isEmpty()
            ? "a node that starts with the taint \"%s\" waits".formatted(starter.taint())
            : "%s with the taint \"%s\" (%s) %s"
                .formatted(
                    NodeNameList.count(nodes.size()),
                    starter.taint(),
                    NodeNameList.list(nodes),
                    nodes.size() == 1 ? "waits" : "wait");
    FindingBuilder report =
        context.report(
            UntoleratedNodes.place(pod),
            who
                + " for this agent to remove it, and the agent does not tolerate it: neither ever"
                + " starts");
    report.severity(nodes.isEmpty() ? Severity.WARNING : Severity.ERROR);
    TolerationSnippet.toleration(report, pod, starter.taint(), "NoSchedule", false);
  }
}
