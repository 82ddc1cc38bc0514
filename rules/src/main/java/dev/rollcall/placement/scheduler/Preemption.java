package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Whom a pod would push out of a node: the scheduler's DefaultPreemption, SelectVictimsOnNode. */
final class Preemption {

  private final NodeInfos ledger;
  private final boolean mayHappen;
  private final long least;
  private final long most;

  /** The new pods by node; kept only where one of them could ever push out another. */
  private final Map<Integer, NavigableMap<Long, PriorityBucket>> placed = new HashMap<>();

  /**
   * Prepares to preempt.
   *
   * @param mayHappen false where the nodes are made up, so that what stands on them means nothing
   */
  Preemption(List<SchedulingState> plays, NodeInfos ledger, boolean mayHappen) {
    this.ledger = ledger;
    this.mayHappen = mayHappen;
    LongSummaryStatistics priorities = new LongSummaryStatistics();
    for (SchedulingState play : plays) {
      priorities.accept(play.profile().priority());
    }
    this.least = priorities.getMin();
    this.most = priorities.getMax();
  }

  /** Notes a new pod on its node. */
  void placed(int node, PodInfo pod) {
    if (least < most) {
      placed
          .computeIfAbsent(node, number -> new TreeMap<>())
          .computeIfAbsent(pod.priority(), priority -> new PriorityBucket())
          .add(pod);
    }
  }

  /** Returns the pods to remove so that the pod fits; none where that does not help. */
  List<PodInfo> victims(int node, PodInfo preemptor) {
    boolean can = mayHappen && preemptor.preempts();
    Collection<PriorityBucket> lesser = can ? lesser(node, preemptor) : List.of();
    if (lesser.isEmpty()) {
      return List.of();
    }
    FreedRoom room = new FreedRoom(ledger, node, preemptor);
    lesser.forEach(bucket -> room.change(bucket, true));
    if (!room.fits()) {
      return List.of();
    }
    List<PodInfo> victims = new ArrayList<>();
    for (PriorityBucket bucket : lesser) {
      room.change(bucket, false);
      if (!room.fits()) {
        room.change(bucket, true);
        reprieve(bucket, room, victims);
      }
    }
    return victims;
  }

  /** Puts pods back one by one as long as there is room. */
  private static void reprieve(PriorityBucket bucket, FreedRoom room, List<PodInfo> victims) {
    for (PodInfo pod : bucket.pods()) {
      room.change(pod, false);
      if (!room.fits()) {
        room.change(pod, true);
        victims.add(pod);
      }
    }
  }

  /**
   * Returns the pods of lesser priority, the most important first; of equals those that were there.
   */
  private Collection<PriorityBucket> lesser(int node, PodInfo preemptor) {
    NavigableMap<Long, PriorityBucket> own = placed.get(node);
    NavigableMap<Long, PriorityBucket> found =
        own == null || preemptor.priority() <= least
            ? new TreeMap<>()
            : own.headMap(preemptor.priority(), false);
    NavigableMap<Long, PriorityBucket> standing = new TreeMap<>();
    for (PodInfo pod : ledger.existingPods(node)) {
      if (pod.priority() < preemptor.priority()) {
        standing.computeIfAbsent(pod.priority(), priority -> new PriorityBucket()).add(pod);
      }
    }
    if (standing.isEmpty()) {
      return found.descendingMap().values();
    }
    found.forEach(
        (priority, bucket) -> {
          PriorityBucket all = standing.computeIfAbsent(priority, key -> new PriorityBucket());
          bucket.pods().forEach(all::add);
        });
    return standing.descendingMap().values();
  }

  /** Takes a victim off its node. */
  void remove(int node, PodInfo victim) {
    boolean standing = ledger.existingPods(node).contains(victim);
    if (standing) {
      ledger.removeExistingPod(node, victim);
    } else {
      ledger.removePod(node, victim);
      NavigableMap<Long, PriorityBucket> own = placed.get(node);
      PriorityBucket bucket = own == null ? null : own.get(victim.priority());
      if (bucket != null) {
        bucket.remove(victim);
      }
    }
  }
}
