package dev.rollcall.rollout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One node and the DaemonSet's pods on it while the clock runs. */
final class NodeState {

  final RolloutNode rolloutNode;
  final int zone;

  /** The pod of the old template that is not being deleted. */
  @Nullable PodState old;

  /** The pod of the new template that is not being deleted. */
  @Nullable PodState fresh;

  /** Pods that are being deleted, in the order of their creation. */
  final List<PodState> leaving = new ArrayList<>(1);

  /** The pods that came and went, for the record. */
  @Nullable PodState lastOld;

  boolean busy = true;
  boolean sawBoth;
  NodeCounts share = NodeCounts.NOTHING;

  NodeState(RolloutNode rolloutNode, int zone, boolean replaces) {
    this.rolloutNode = rolloutNode;
    this.zone = zone;
    PodState existing = PodState.existing(rolloutNode.before(), !replaces);
    this.old = replaces ? existing : null;
    this.fresh = replaces ? null : existing;
    this.lastOld = old;
  }

  /** Returns whether the controller sees any pod here, one that is being deleted included. */
  boolean exists() {
    return old != null || fresh != null || !leaving.isEmpty();
  }

  boolean hasBoundPodBeside(PodState pod) {
    if (old != null && old != pod && old.bound) {
      return true;
    }
    if (fresh != null && fresh != pod && fresh.bound) {
      return true;
    }
    for (PodState other : leaving) {
      if (other.bound) {
        return true;
      }
    }
    return false;
  }

  /** Returns the pod that speaks for the node in the status: podByCreationTimestampAndPhase. */
  @Nullable PodState statusPod() {
    PodState unbound = null;
    for (PodState pod : leaving) {
      if (pod.bound) {
        return pod;
      }
      unbound = unbound == null ? pod : unbound;
    }
    if (old != null && old.bound) {
      return old;
    }
    if (fresh != null && fresh.bound) {
      return fresh;
    }
    if (unbound != null) {
      return unbound;
    }
    return old != null ? old : fresh;
  }

  boolean isWaiting(long now) {
    return leaving.isEmpty() && fresh == null && old != null && old.isAvailable(now);
  }

  boolean isDone(long now) {
    if (!leaving.isEmpty() || old != null) {
      return false;
    }
    return fresh == null ? !rolloutNode.shouldRun() : fresh.isAvailable(now);
  }
}
