package dev.rollcall.rollout;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicts updates of DaemonSets. The cheap question of a rule is {@link #course}, one simulation
 * of some milliseconds for a thousand nodes; {@link #predict} also asks for the best, the worst and
 * other orders of the nodes.
 */
public final class Rollout {

  private Rollout() {}

  /** Plans the update from one state of cluster and manifest to another. */
  public static RolloutPlan plan(RolloutChange change, Assumptions assumptions) {
    return plan(change, assumptions, true);
  }

  /**
   * Plans the update of a DaemonSet whose pods stand where its cluster places them and are all
   * replaced: what the next change of its pod template will lead to. Where it does not surge,
   * nobody looks whether pods fit beside each other, so that this is no plan to weigh {@link
   * StrategyAlternatives} by.
   */
  public static RolloutPlan plan(DaemonSet daemonSet, Cluster cluster, Assumptions assumptions) {
    boolean surges = daemonSet.updateStrategy().surges();
    return plan(RolloutChange.next(daemonSet, cluster), assumptions, surges);
  }

  private static RolloutPlan plan(RolloutChange change, Assumptions assumptions, boolean beside) {
    return new RolloutPlan(
        change.newDaemonSet(),
        RolloutNodes.of(change, assumptions, beside),
        RolloutStrategy.of(change.newDaemonSet(), change.templateChanged()),
        PodTimingEstimator.of(change.newDaemonSet(), change.oldDaemonSet(), assumptions)
            .assuming(change.after().lifecycle().readiness().assumptions()));
  }

  /** Simulates an update once, as assumed. */
  public static RolloutTrace course(RolloutPlan plan) {
    return RolloutSimulation.run(plan.rolloutNodes(), plan.terms(), plan.paces().expected());
  }

  /** Simulates the update that the next change of the pod template leads to. */
  public static RolloutResult predict(
      DaemonSet daemonSet, Cluster cluster, Assumptions assumptions) {
    return predict(plan(daemonSet, cluster, assumptions));
  }

  /** Simulates an update as assumed, at best, at worst and in other orders of the nodes. */
  public static RolloutResult predict(RolloutPlan plan) {
    return predict(plan, new SimulatedUpdates());
  }

  /** Does the same with what was simulated before. */
  public static RolloutResult predict(RolloutPlan plan, SimulatedUpdates updates) {
    PodTiming expected = plan.paces().expected();
    RolloutTrace course = updates.course(plan.rolloutNodes(), plan.terms(), expected);
    int least = course.updated();
    int most = course.updated();
    if (!course.finished()) {
      for (boolean troubleFirst : new boolean[] {true, false}) {
        int updated =
            RolloutSimulation.outcome(reordered(plan, troubleFirst), plan.terms(), expected)
                .updated();
        least = Math.min(least, updated);
        most = Math.max(most, updated);
      }
    }
    return new RolloutResult(
        plan,
        course,
        updates.outcome(plan.rolloutNodes(), plan.terms(), plan.paces().best()),
        updates.outcome(plan.rolloutNodes(), plan.terms(), plan.paces().worst()),
        least,
        most);
  }

  /** Puts the nodes on which a new pod cannot become available first or last. */
  private static List<RolloutNode> reordered(RolloutPlan plan, boolean troubleFirst) {
    boolean surges = plan.terms().surgeCount(plan.desired()) > 0;
    List<RolloutNode> first = new ArrayList<>();
    List<RolloutNode> last = new ArrayList<>();
    for (RolloutNode rolloutNode : plan.rolloutNodes()) {
      boolean trouble =
          !rolloutNode.canBecomeReady()
              || !rolloutNode.isCreatable()
              || !rolloutNode.unfitReasons().isEmpty()
              || (surges && !rolloutNode.unfitReasonsWithOldPod().isEmpty());
      (trouble == troubleFirst ? first : last).add(rolloutNode);
    }
    first.addAll(last);
    return first;
  }
}
