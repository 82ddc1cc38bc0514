package dev.rollcall.placement;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pods of a DaemonSet that the input holds.
 *
 * @param now the counts as they are, null if the input is no dump of a cluster
 * @param has the nodes that have a pod or have one waiting for them
 * @param deletions the pods that the controller will delete
 * @param known whether the input can tell which pods there are
 * @param nodeNames the names of the nodes that have a pod, also of nodes that the input lacks
 * @param differences where the status is not what the nodes and the pods give
 */
record ObservedPods(
    @Nullable DaemonSetCounts now,
    BitSet has,
    List<PodDeletion> deletions,
    boolean known,
    Set<String> nodeNames,
    StatusDifferences differences) {

  /** Returns what there is to tell of a DaemonSet without pods in an input that is no dump. */
  static ObservedPods none(boolean known) {
    return new ObservedPods(null, new BitSet(), List.of(), known, Set.of(), StatusDifferences.NONE);
  }

  ObservedPods {
    deletions = List.copyOf(deletions);
    nodeNames = Collections.unmodifiableSet(nodeNames);
  }
}
