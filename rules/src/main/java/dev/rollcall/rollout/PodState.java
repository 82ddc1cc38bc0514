package dev.rollcall.rollout;

import org.jspecify.annotations.Nullable;

/** One pod of the DaemonSet while the clock runs. */
final class PodState {

  static final long NEVER = Long.MAX_VALUE;

  final boolean updated;
  boolean bound;
  long createdAt = NEVER;
  long boundAt = NEVER;
  long readyAt = NEVER;
  long availableAt = NEVER;
  long deletedAt = NEVER;
  long goneAt = NEVER;

  private PodState(boolean updated) {
    this.updated = updated;
  }

  /** Returns the pod that stands on a node before the update, null if there is none. */
  static @Nullable PodState existing(RolloutNode.OldPodState before, boolean updated) {
    if (before == RolloutNode.OldPodState.NONE) {
      return null;
    }
    PodState pod = new PodState(updated);
    pod.createdAt = Long.MIN_VALUE;
    pod.bound = before != RolloutNode.OldPodState.PENDING;
    if (before == RolloutNode.OldPodState.AVAILABLE) {
      pod.readyAt = Long.MIN_VALUE;
      pod.availableAt = Long.MIN_VALUE;
    }
    return pod;
  }

  static PodState created(long now) {
    PodState pod = new PodState(true);
    pod.createdAt = now;
    return pod;
  }

  boolean isAvailable(long now) {
    return availableAt <= now;
  }
}
