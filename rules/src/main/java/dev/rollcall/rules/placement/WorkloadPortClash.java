package dev.rollcall.rules.placement;

import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Value;
import dev.rollcall.model.Workload;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.controller.NodeFit;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.HostPort;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A port of the node that a Deployment, StatefulSet or the like wants, and a DaemonSet takes on the
 * nodes that its pods can use.
 */
final class WorkloadPortClash {

  private final Workload workload;
  private final RuleContext context;
  private final Cluster cluster;

  private WorkloadPortClash(Workload workload, RuleContext context) {
    this.workload = workload;
    this.context = context;
    this.cluster = context.cluster();
  }

  static void check(RuleContext context) {
    for (Workload workload : context.cluster().inventory().workloads()) {
      boolean takesPorts = !workload.template().spec().hostPorts().isEmpty();
      if (takesPorts && workload.replicas().get() > 0 && !workload.owned()) {
        new WorkloadPortClash(workload, context).check();
      }
    }
  }

  private void check() {
    List<ContainerPort> written = workload.template().spec().hostPorts();
    List<HostPort> ports = HostPort.of(workload.template().spec());
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      List<ContainerPort> others = daemonSet.pod().hostPorts();
      List<HostPort> taken = HostPort.of(daemonSet.pod());
      for (int i = 0; i < ports.size() && isMeantTogether(daemonSet); i++) {
        for (int j = 0; j < taken.size(); j++) {
          if (ports.get(i).clashesWith(taken.get(j))) {
            compare(daemonSet, written.get(i), others.get(j));
            return;
          }
        }
      }
    }
  }

  private boolean isMeantTogether(DaemonSet daemonSet) {
    boolean file = daemonSet.origin().file().equals(workload.origin().file());
    return file || cluster.hasGivenNodes() || context.isComplete();
  }

  /** Each pod needs a node of its own: with enough nodes left the DaemonSet is in nobody's way. */
  private void compare(DaemonSet daemonSet, ContainerPort wanted, ContainerPort taken) {
    Map<Node, Verdict> verdicts = cluster.placementOf(daemonSet).verdicts();
    List<Node> held = new ArrayList<>();
    long left = 0;
    for (Node node : cluster.nodes()) {
      NodeFit fit = NodeFit.of(workload.template().spec(), node, cluster.knownLabels());
      Verdict verdict = verdicts.get(node);
      if (fit == NodeFit.UNKNOWN || verdict == null) {
        return;
      }
      if (fit == NodeFit.YES && verdict.runs()) {
        held.add(node);
      } else if (fit == NodeFit.YES) {
        left++;
      }
    }
    if (!held.isEmpty() && left < workload.replicas().get()) {
      report(daemonSet, wanted, taken, held, left);
    }
  }

  private void report(
      DaemonSet daemonSet, ContainerPort wanted, ContainerPort taken, List<Node> held, long left) {
    Value<Long> port = wanted.hostPort();
    String nodes =
        cluster.hasGivenNodes()
            ? NodeNameList.count(held.size()) + " (" + NodeNameList.list(held) + ")"
            : "the nodes";
    context
        .report(
            port.isGiven() ? port.place() : wanted.containerPort().place(),
            "port %s is taken by DaemonSet \"%s\" on %s that %s \"%s\" can use%s, so pods of one of them stay Pending; use another port or other nodes"
                .formatted(
                    port.get(),
                    daemonSet.name(),
                    nodes,
                    workload.origin().object().kind(),
                    workload.name(),
                    left == 0 ? "" : ", and the %s left do not suffice".formatted(left)))
        .note(taken.place(), "the port of the DaemonSet")
        .dependsOnNodes();
  }
}
