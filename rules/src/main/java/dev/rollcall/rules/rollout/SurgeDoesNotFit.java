package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.Rollout;
import dev.rollcall.rollout.RolloutNode;
import dev.rollcall.rollout.RolloutPlan;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;

/** Flags nodes with room for one pod and not for the old one and the new one. */
final class SurgeDoesNotFit implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-does-not-fit",
              Category.ROLLOUT,
              Severity.ERROR,
              "0.1.0",
              "surge for which nodes have no room")
          .searchTerms("Insufficient cpu", "Insufficient memory", "rollout never finishes");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes() || !strategy.surges() || !daemonSet.pod().hostPorts().isEmpty()) {
      return; // surge-host-port tells of ports
    }
    List<String> full = new ArrayList<>();
    String why = "";
    RolloutPlan plan = Rollout.plan(daemonSet, cluster, Assumptions.none());
    for (RolloutNode rolloutNode : plan.rolloutNodes()) {
      if (rolloutNode.shouldRun()
          && rolloutNode.unfitReasons().isEmpty()
          && !rolloutNode.unfitReasonsWithOldPod().isEmpty()) {
        full.add(rolloutNode.node());
        why = rolloutNode.unfitReasonsWithOldPod().get(0);
      }
    }
    if (!full.isEmpty()) {
      context.report(
          strategy.maxSurge().place(),
          "on %s of %s (%s) the new pod does not fit beside the old one (%s), so the update never ends; set maxSurge to 0"
              .formatted(
                  full.size(),
                  NodeNameList.count(plan.desired()),
                  full.size() > 1 ? full.get(0) + " and others" : full.get(0),
                  why));
    }
  }
}
