package dev.rollcall.rollout;

import dev.rollcall.model.DaemonSet;
import java.util.List;

/**
 * All that the course of an update depends on.
 *
 * @param daemonSet the DaemonSet as it will be
 * @param rolloutNodes the nodes, in the order in which they have their turn
 */
public record RolloutPlan(
    DaemonSet daemonSet, List<RolloutNode> rolloutNodes, RolloutStrategy terms, PodTimings paces) {

  public RolloutPlan {
    rolloutNodes = List.copyOf(rolloutNodes);
  }

  /** Returns the same nodes and pods under another update strategy. */
  public RolloutPlan with(RolloutStrategy other) {
    return new RolloutPlan(daemonSet, rolloutNodes, other, paces);
  }

  /** Returns the number of nodes that should run a pod. */
  public int desired() {
    int desired = 0;
    for (RolloutNode rolloutNode : rolloutNodes) {
      desired += rolloutNode.shouldRun() ? 1 : 0;
    }
    return desired;
  }
}
