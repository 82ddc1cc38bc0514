package dev.rollcall.placement;

import dev.rollcall.model.DaemonSetStatus;

/** The columns of {@code kubectl get daemonsets}, MISSCHEDULED added, as they are now. */
public record DaemonSetCounts(
    long desired, long current, long ready, long upToDate, long available, long misscheduled) {

  static DaemonSetCounts of(DaemonSetStatus status) {
    return new DaemonSetCounts(
        status.desired().get(),
        status.current().get(),
        status.ready().get(),
        status.upToDate().get(),
        status.available().get(),
        status.misscheduled().get());
  }
}
