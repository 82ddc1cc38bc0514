package dev.rollcall.placement;

import dev.rollcall.placement.scheduler.AllocatedResources;
import dev.rollcall.placement.scheduler.AssignedPods;
import dev.rollcall.placement.scheduler.SchedulingState;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the scheduler puts the pods of all DaemonSets, found once somebody wants to know: on a
 * reference cluster most rules ask only what the controller decides.
 */
final class PodSchedule {

  private final Supplier<Result> whenAsked;
  private volatile @Nullable Result result;

  /**
   * What there is when all is placed.
   *
   * @param states in the order of the DaemonSets
   * @param observed the pods that were there before, by DaemonSet in the same order
   */
  record Result(
      List<SchedulingState> states,
      List<ObservedPods> observed,
      AssignedPods pods,
      AllocatedResources usage) {}

  PodSchedule(Supplier<Result> whenAsked) {
    this.whenAsked = whenAsked;
  }

  Result result() {
    Result known = result;
    if (known == null) {
      synchronized (this) {
        known = result;
        if (known == null) {
          known = whenAsked.get();
          result = known;
        }
      }
    }
    return known;
  }

  /** Returns what there is as far as somebody has asked, null if nobody has. */
  @Nullable Result known() {
    return result;
  }
}
