package dev.rollcall.rollout;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import org.jspecify.annotations.Nullable;

/**
 * A DaemonSet and its cluster before and after.
 *
 * @param clusterBefore the cluster before
 * @param oldDaemonSet the DaemonSet of the cluster before, null if it is new
 * @param clusterAfter the cluster after
 * @param newDaemonSet the DaemonSet of the cluster after
 * @param templateChanged whether the pod template differs, so that every pod is replaced
 */
public record RolloutChange(
    Cluster clusterBefore,
    @Nullable DaemonSet oldDaemonSet,
    Cluster clusterAfter,
    DaemonSet newDaemonSet,
    boolean templateChanged) {

  /** The next change of the pod template of a DaemonSet that stands where its cluster places it. */
  public static RolloutChange next(DaemonSet daemonSet, Cluster cluster) {
    return new RolloutChange(cluster, daemonSet, cluster, daemonSet, true);
  }

  /** Returns where the pods stand before, null if there are none. */
  @Nullable Placement before() {
    return oldDaemonSet == null ? null : clusterBefore.placementOf(oldDaemonSet);
  }

  /** Returns where the pods shall be. */
  Placement after() {
    return clusterAfter.placementOf(newDaemonSet);
  }
}
