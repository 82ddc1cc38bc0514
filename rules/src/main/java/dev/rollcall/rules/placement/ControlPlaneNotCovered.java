package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.rules.common.NodeNameList;

/** Flags control plane nodes of the input that would get a pod but for their taint. */
final class ControlPlaneNotCovered implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "control-plane-not-covered",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "control plane nodes left without a pod by their taint")
          .searchTerms("untolerated taint {node-role.kubernetes.io/control-plane: }");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    Placement placement = cluster.placementOf(daemonSet);
    if (!cluster.hasGivenNodes()
        || placement.desired() == 0
        || daemonSet.pod().tolerates(KnownTaint.MASTER, "", "NoSchedule")
        || NodeCriticalAgent.networkPlugin(daemonSet.pod()) != null) {
      return; // desired-zero, legacy-master-toleration or network-agent-left-out says it
    }
    for (UntoleratedNodes untolerated : UntoleratedNodes.of(placement)) {
      if (untolerated.isControlPlane()) {
        FindingBuilder report =
            context.report(
                UntoleratedNodes.place(daemonSet.pod()),
                "the control plane (%s) gets no pod, for its taint \"%s\" is not tolerated"
                    .formatted(NodeNameList.list(untolerated.nodes()), untolerated.taint()));
        untolerated.offer(daemonSet.pod(), report);
      }
    }
  }
}
