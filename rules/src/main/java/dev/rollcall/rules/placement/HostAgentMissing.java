package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.EnvVar;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import dev.rollcall.model.Workload;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.controller.NodeFit;
import dev.rollcall.placement.scheduler.HostPort;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;

/**
 * Flags clients that find an agent by the address of their node, and can be on nodes where it does
 * not run.
 */
final class HostAgentMissing implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "host-agent-missing",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "client of status.hostIP on nodes where its agent does not run")
          .searchTerms("status.hostIP", "connect: connection refused", "DD_AGENT_HOST");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes()) {
      return;
    }
    for (DaemonSet client : cluster.inventory().daemonSets()) {
      check(client, client.pod(), cluster.placementOf(client).desiredNodes(), context);
    }
    for (Workload client : cluster.inventory().workloads()) {
      PodSpec pod = client.template().spec();
      List<Node> nodes = new ArrayList<>();
      for (Node node : cluster.nodes()) {
        if (NodeFit.of(pod, node, cluster.knownLabels()) == NodeFit.YES) {
          nodes.add(node);
        }
      }
      check(client, pod, nodes, context);
    }
  }

  private static void check(Manifest client, PodSpec pod, List<Node> nodes, RuleContext context) {
    for (Container container : pod.allContainers()) {
      for (EnvVar variable : container.env()) {
        if (variable.fieldPath().get().equals("status.hostIP")) {
          check(client, container, variable, nodes, context);
        }
      }
    }
  }

  /** The agent is who has the port of the node that the client speaks of. */
  private static void check(
      Manifest client,
      Container container,
      EnvVar variable,
      List<Node> nodes,
      RuleContext context) {
    List<Node> missing = new ArrayList<>(nodes);
    DaemonSet agent = null;
    long port = 0;
    for (DaemonSet candidate : context.cluster().inventory().daemonSets()) {
      long common = candidate == client ? 0 : commonPort(candidate, container);
      if (common > 0) {
        agent = candidate;
        port = common;
        DaemonSet other = candidate;
        missing.removeIf(node -> !SkippedNodes.isWithout(other, node, context));
      }
    }
    if (agent != null && !missing.isEmpty()) {
      context
          .report(
              variable.fieldPath().place(),
              "port %s of status.hostIP is that of DaemonSet \"%s\", which does not run on %s (%s), where %s \"%s\" can: connections are refused there; let the agent run there too, or keep its clients off"
                  .formatted(
                      port,
                      agent.name(),
                      NodeNameList.count(missing.size()),
                      NodeNameList.list(missing),
                      client.origin().object().kind(),
                      client.name()))
          .note(agent.meta().name().place(), "the agent")
          .dependsOnNodes();
    }
  }

  private static long commonPort(DaemonSet agent, Container client) {
    for (HostPort port : HostPort.of(agent.pod())) {
      for (EnvVar variable : client.env()) {
        if (names(variable.value().get(), port.port())) {
          return port.port();
        }
      }
      List<Value<String>> words = new ArrayList<>(client.command());
      words.addAll(client.args());
      for (Value<String> word : words) {
        if (names(word.get(), port.port())) {
          return port.port();
        }
      }
    }
    return 0;
  }

  /** Returns whether the number is in the text, and not part of another one. */
  private static boolean names(String text, long port) {
    String number = Long.toString(port);
    int at = text.indexOf(number);
    while (at >= 0) {
      int end = at + number.length();
      boolean before = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
      boolean after = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
      if (!before && !after) {
        return true;
      }
      at = text.indexOf(number, at + 1);
    }
    return false;
  }
}
