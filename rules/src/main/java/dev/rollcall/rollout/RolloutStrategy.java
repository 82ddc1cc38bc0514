package dev.rollcall.rollout;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.quantity.IntOrPercent;

/**
 * The update strategy of a DaemonSet, and whether there is anything to update.
 *
 * @param replaces whether the pod template changed, so that every pod is replaced
 * @param rolling whether the controller replaces pods by itself; not so with {@code OnDelete}
 * @param minReadySeconds how long a pod must be ready to count as available
 */
public record RolloutStrategy(
    boolean replaces,
    boolean rolling,
    IntOrPercent maxUnavailable,
    IntOrPercent maxSurge,
    long minReadySeconds) {

  /** More than three years; longer waits are as good as this one. */
  private static final long LONGEST = 100_000_000;

  public RolloutStrategy {
    minReadySeconds = Math.max(0, Math.min(LONGEST, minReadySeconds));
  }

  /** Reads the strategy of a DaemonSet. */
  public static RolloutStrategy of(DaemonSet daemonSet, boolean replaces) {
    return new RolloutStrategy(
        replaces,
        daemonSet.updateStrategy().isRollingUpdate(),
        daemonSet.updateStrategy().maxUnavailable().get(),
        daemonSet.updateStrategy().maxSurge().get(),
        daemonSet.minReadySeconds().get());
  }

  /** Returns the terms of a rolling update without surge. */
  public static RolloutStrategy unavailable(IntOrPercent budget, long minReadySeconds) {
    return new RolloutStrategy(true, true, budget, IntOrPercent.of(0), minReadySeconds);
  }

  /** Returns the terms of a rolling update with surge. */
  public static RolloutStrategy surge(IntOrPercent budget, long minReadySeconds) {
    return new RolloutStrategy(true, true, IntOrPercent.of(0), budget, minReadySeconds);
  }

  /** Returns how many pods may come on top: util.SurgeCount. */
  public int surgeCount(int desired) {
    return rolling ? count(maxSurge, desired) : 0;
  }

  /** Returns how many pods may be missing: util.UnavailableCount and updatedDesiredNodeCounts. */
  public int unavailableCount(int desired) {
    if (!rolling) {
      return 0;
    }
    int budget = count(maxUnavailable, desired);
    boolean neither = budget == 0 && surgeCount(desired) == 0;
    return neither && desired > 0 ? 1 : budget;
  }

  private static int count(IntOrPercent value, int desired) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, value.scaledTo(desired)));
  }

  /** Says which budget holds, for example {@code maxUnavailable 10% (2 of 14)}. */
  public String describeBudget(int desired) {
    if (!rolling) {
      return "OnDelete";
    }
    int surge = surgeCount(desired);
    IntOrPercent written = surge > 0 ? maxSurge : maxUnavailable;
    int budget = surge > 0 ? surge : unavailableCount(desired);
    String name = surge > 0 ? "maxSurge " : "maxUnavailable ";
    return written.isPercent() ? name + written + " (" + budget + ")" : name + budget;
  }
}
