package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.placement.Placement;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.rules.common.NodeNameList;
import java.util.List;

/** Flags nodes that stay without network because their taint puts the network plugin off. */
final class NetworkAgentLeftOut implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "network-agent-left-out",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "network plugin or kube-proxy that leaves out tainted nodes")
          .searchTerms("NetworkPluginNotReady", "cni plugin not initialized");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    boolean plugin = NodeCriticalAgent.networkPlugin(pod) != null;
    boolean starts = pod.tolerates("node.kubernetes.io/not-ready", "", "NoSchedule");
    Placement placement = context.cluster().placementOf(daemonSet);
    if ((plugin ? !starts : !daemonSet.name().equals("kube-proxy"))
        || placement.desired() == 0
        || pod.tolerates(KnownTaint.MASTER, "", "NoSchedule")) {
      return; // network-unavailable-deadlock, desired-zero or legacy-master-toleration says it
    }
    boolean given = context.cluster().hasGivenNodes();
    for (UntoleratedNodes untolerated : UntoleratedNodes.of(placement)) {
      if (untolerated.isControlPlane() || (given && !untolerated.isPassing())) {
        report(pod, untolerated, context);
      }
    }
  }

  private static void report(PodSpec pod, UntoleratedNodes untolerated, RuleContext context) {
    List<Node> nodes = untolerated.nodes();
    FindingBuilder report =
        context
            .report(
                UntoleratedNodes.place(pod),
                "%s with the taint \"%s\" %s without network, for this agent does not tolerate it: %s"
                    .formatted(
                        NodeNameList.count(nodes.size()),
                        untolerated.taint(),
                        nodes.size() == 1 ? "stays" : "stay",
                        NodeNameList.list(nodes)))
            .dependsOnNodes();
    untolerated.offer(pod, report);
  }
}
