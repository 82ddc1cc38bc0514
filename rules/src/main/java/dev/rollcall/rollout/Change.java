package dev.rollcall.rollout;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import org.jspecify.annotations.Nullable;

/**
 * A DaemonSet and its cluster before and after.
 *
 * @param earlier the cluster before
 * @param old the DaemonSet of the cluster before, null where it is new
 * @param later the cluster after
 * @param fresh the DaemonSet of the cluster after
 * @param replaces whether the pod template differs, so that every pod is replaced
 */
public record Change(
    Cluster earlier, @Nullable DaemonSet old, Cluster later, DaemonSet fresh, boolean replaces) {

  /** The next change of the pod template of a DaemonSet that stands where its cluster places it. */
  public static Change next(DaemonSet daemonSet, Cluster cluster) {
    return new Change(cluster, daemonSet, cluster, daemonSet, true);
  }

  /** Returns where the pods stand before, null where there are none. */
  @Nullable Placement before() {
    return old == null ? null : earlier.placementOf(old);
  }

  /** Returns where the pods shall be. */
  Placement after() {
    return later.placementOf(fresh);
  }
}
