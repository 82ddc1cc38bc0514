package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.model.Value;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.HostPort;
import dev.rollcall.placement.scheduler.NodeInfos;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Flags a port of the node that two DaemonSets, or one and another workload, want. */
final class HostPortClash implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-port-clash",
              Category.PLACEMENT,
              Severity.ERROR,
              "0.1.0",
              "DaemonSets and other workloads that take one port of the same nodes")
          .searchTerms(
              "didn't have free ports for the requested pod ports",
              "address already in use",
              "FailedScheduling");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Map<String, List<Claim>> byPort = new HashMap<>();
    // Files of a repository may be alternatives; one file, or an input with nodes, is a cluster.
    boolean cluster = context.cluster().hasGivenNodes() || context.isComplete();
    for (DaemonSet daemonSet : context.cluster().inventory().daemonSets()) {
      List<ContainerPort> ports = daemonSet.pod().hostPorts();
      if (ports.isEmpty()) {
        continue;
      }
      List<HostPort> claims = HostPort.of(daemonSet.pod());
      for (int i = 0; i < claims.size(); i++) {
        Claim claim = new Claim(daemonSet, ports.get(i), claims.get(i));
        String file = cluster ? "" : daemonSet.origin().file().name();
        String key = claim.port().port() + " " + file;
        List<Claim> earlier = byPort.computeIfAbsent(key, p -> new ArrayList<>());
        compare(claim, earlier, context);
        earlier.add(claim);
      }
      standing(daemonSet, ports.get(0), context);
    }
    WorkloadPortClash.check(context);
  }

  /** A pod of the input that belongs to no DaemonSet may hold the port as well. */
  private static void standing(DaemonSet daemonSet, ContainerPort port, RuleContext context) {
    PendingPods pending =
        PendingPods.of(daemonSet, context.cluster(), NodeInfos.NO_FREE_PORTS::equals);
    if (pending == null) {
      return;
    }
    List<HostPort> wanted = HostPort.of(daemonSet.pod());
    Set<String> nodes = new HashSet<>();
    pending.nodes().forEach(node -> nodes.add(node.name()));
    for (Pod pod : context.cluster().inventory().pods()) {
      boolean holds =
          !pod.spec().hostPorts().isEmpty()
              && nodes.contains(pod.spec().nodeName().get())
              && !pod.ownerKind().get().equals("DaemonSet");
      if (holds && HostPort.clash(wanted, HostPort.of(pod.spec()))) {
        context
            .report(
                port.hostPort().isGiven() ? port.hostPort().place() : port.containerPort().place(),
                "on %s the pod stays Pending, for pod \"%s\" holds the port; use another port or other nodes"
                    .formatted(pending.describe(), pod.name()))
            .note(pod.meta().name().place(), "the pod that holds it");
        return;
      }
    }
  }

  private record Claim(DaemonSet daemonSet, ContainerPort written, HostPort port) {}

  private static void compare(Claim claim, List<Claim> earlier, RuleContext context) {
    for (Claim other : earlier) {
      if (other.daemonSet() != claim.daemonSet()
          && claim.port().clashesWith(other.port())
          && !isSame(claim.daemonSet(), other.daemonSet())) {
        List<Node> nodes = common(claim.daemonSet(), other.daemonSet(), context.cluster());
        if (!nodes.isEmpty()) {
          report(claim, other, nodes, context);
          return;
        }
      }
    }
  }

  private static boolean isSame(DaemonSet one, DaemonSet other) {
    return one.name().equals(other.name()) && one.namespace().equals(other.namespace());
  }

  private static List<Node> common(DaemonSet one, DaemonSet other, Cluster cluster) {
    List<Node> nodes = new ArrayList<>();
    Map<Node, Verdict> verdicts = cluster.placementOf(other).verdicts();
    for (Node node : cluster.placementOf(one).desiredNodes()) {
      Verdict verdict = verdicts.get(node);
      if (verdict != null && verdict.runs()) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  private static void report(Claim claim, Claim other, List<Node> nodes, RuleContext context) {
    Value<Long> port = claim.written().hostPort();
    context
        .report(
            port.isGiven() ? port.place() : claim.written().containerPort().place(),
            "port %s of %s is wanted by DaemonSet \"%s\" too, so one pod of the two stays Pending there; use another port or other nodes"
                .formatted(
                    claim.port().port(),
                    context.cluster().hasGivenNodes()
                        ? NodeNameList.count(nodes.size()) + " (" + NodeNameList.list(nodes) + ")"
                        : "the same nodes",
                    other.daemonSet().name()))
        .note(other.written().place(), "the port of the other DaemonSet")
        .dependsOnNodes();
  }
}
