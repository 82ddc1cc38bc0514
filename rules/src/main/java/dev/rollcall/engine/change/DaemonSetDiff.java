package dev.rollcall.engine.change;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a DaemonSet on the way from one state to another.
 *
 * @param before where its pods were, null where it is new
 * @param after where its pods will be, null where it goes
 * @param gained the nodes that are to have a pod and were not
 * @param lost the nodes that were to have a pod, are not, and keep none
 * @param misscheduled the nodes that keep a pod though they are to have none
 * @param immutable the paths of the fields that change and may not
 * @param restarts whether every pod is replaced
 */
public record DaemonSetDiff(
    DaemonSet daemonSet,
    @Nullable Placement before,
    @Nullable Placement after,
    List<String> gained,
    List<String> lost,
    List<String> misscheduled,
    List<String> immutable,
    boolean restarts) {

  public DaemonSetDiff {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
    misscheduled = List.copyOf(misscheduled);
    immutable = List.copyOf(immutable);
  }

  /** Tells whether there is anything to say. */
  public boolean isAny() {
    return before == null
        || after == null
        || restarts
        || !gained.isEmpty()
        || !lost.isEmpty()
        || !misscheduled.isEmpty()
        || !immutable.isEmpty();
  }
}
