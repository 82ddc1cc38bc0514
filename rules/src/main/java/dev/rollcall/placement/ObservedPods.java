package dev.rollcall.placement;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pods of a DaemonSet that the input holds.
 *
 * @param now the counts as they are, null where the input is no dump of a cluster
 * @param has the nodes that have a pod or have one waiting for them
 * @param deletions the pods that the controller will delete
 */
record ObservedPods(@Nullable DaemonSetCounts now, BitSet has, List<PodDeletion> deletions) {

  ObservedPods {
    deletions = List.copyOf(deletions);
  }
}
