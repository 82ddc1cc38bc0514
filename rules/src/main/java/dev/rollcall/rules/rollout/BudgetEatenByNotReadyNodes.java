package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.Rollout;
import dev.rollcall.rollout.RolloutPlan;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeNameList;
import java.util.ArrayList;
import java.util.List;

/** Flags a maxUnavailable that nodes which are not ready use up before the update begins. */
final class BudgetEatenByNotReadyNodes implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "budget-eaten-by-not-ready-nodes",
              Category.ROLLOUT,
              Severity.ERROR,
              "0.1.0",
              "update that nodes which are not ready bring to a halt")
          .searchTerms("Waiting for daemon set", "rollout to finish", "rollout status timed out");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    Cluster cluster = context.cluster();
    if (!cluster.hasGivenNodes() || !strategy.isRollingUpdate() || strategy.surges()) {
      return;
    }
    List<Node> down = new ArrayList<>();
    Placement placement = cluster.placementOf(daemonSet);
    for (Node node : cluster.notReadyNodes()) {
      if (placement.isDesiredOn(node)) {
        down.add(node);
      }
    }
    if (down.isEmpty()) {
      return;
    }
    RolloutPlan plan = Rollout.plan(daemonSet, cluster, Assumptions.none());
    int budget = plan.terms().unavailableCount(plan.desired());
    RolloutTrace course = down.size() < budget ? null : Rollout.course(plan);
    if (course != null && !course.finished()) {
      context.report(
          strategy.maxUnavailable().place(),
          "%s of %s %s not ready (%s) and %s against %s, so the update stops with %s of %s pods new; raise it above %s"
              .formatted(
                  NodeNameList.count(down.size()),
                  plan.desired(),
                  down.size() == 1 ? "is" : "are",
                  NodeNameList.list(down),
                  down.size() == 1 ? "counts" : "count",
                  plan.terms().describeBudget(plan.desired()),
                  course.updated(),
                  plan.desired(),
                  down.size()));
    }
  }
}
