package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The pods that an earlier state of the cluster leaves to a later one.
 *
 * @param before the earlier state
 * @param restarts tells whether a DaemonSet's pods are all replaced when the second manifest
 *     replaces the first
 */
record PreviousState(Cluster before, BiPredicate<DaemonSet, DaemonSet> restarts) {

  /** Returns where the pods of the DaemonSet were, null if it was not there. */
  @Nullable Placement placementOf(DaemonSet daemonSet) {
    return before.placementOf(daemonSet.namespace(), daemonSet.name());
  }

  /** Returns whether the old pods go, wherever they are; OnDelete leaves them alone. */
  boolean areReplaced(DaemonSet was, DaemonSet is) {
    return !is.updateStrategy().isOnDelete() && restarts.test(was, is);
  }

  /** Returns whether the old pod of the node is there: 1 bound, 0 waiting, -1 none. */
  static int stateOn(Placement was, Node node) {
    int number = was.numberOf(node.name());
    // The controller deletes a pod that has failed, and creates another.
    if (number < 0 || was.isRejected(number)) {
      return -1;
    }
    return was.isBound(number) ? 1 : was.waitingFor(number) == null ? -1 : 0;
  }
}
