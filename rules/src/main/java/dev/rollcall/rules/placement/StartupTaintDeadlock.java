package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.GroupNames;
import dev.rollcall.placement.nodegroup.StartupTaints;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;

/** Flags an agent that waits for a taint to go which it has to take off itself. */
final class StartupTaintDeadlock implements DaemonSetRule {

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
      for (StartupTaints.Remover starter : StartupTaints.REMOVERS) {
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

  private static void report(
      DaemonSet daemonSet, StartupTaints.Remover starter, RuleContext context) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : context.cluster().nodes()) {
      for (Taint taint : node.taints()) {
        if (taint.key().get().equals(starter.taint())) {
          nodes.add(node);
        }
      }
    }
    PodSpec pod = daemonSet.pod();
    List<DeclaredGroup> groups = groups(starter.taint(), context);
    String who =
        nodes.isEmpty() && !groups.isEmpty()
            ? "a node of %s waits with the taint \"%s\""
                .formatted(GroupNames.of(groups), starter.taint())
            : nodes.isEmpty()
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
    report.severity(nodes.isEmpty() && groups.isEmpty() ? Severity.WARNING : Severity.ERROR);
    TolerationSnippet.toleration(report, pod, starter.taint(), "NoSchedule", false);
  }

  /** Returns the groups whose nodes start with the taint. */
  private static List<DeclaredGroup> groups(String key, RuleContext context) {
    List<DeclaredGroup> found = new ArrayList<>();
    for (DeclaredGroup group : context.cluster().groups().all()) {
      for (Taint taint : group.taints(DeclaredTaint.Phase.STARTUP)) {
        if (taint.key().get().equals(key)) {
          found.add(group);
        }
      }
    }
    return found;
  }
}
