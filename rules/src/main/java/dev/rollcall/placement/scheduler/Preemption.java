package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** Whom a pod would push out of a node: the scheduler's DefaultPreemption, SelectVictimsOnNode. */
final class Preemption {

  private static final Comparator<PodInfo> MAX_IMPORTANT_FIRST =
      (one, other) -> Long.compare(other.priority(), one.priority());

  private final NodeInfos ledger;
  private final boolean mayHappen;
  private final long least;
  private final long most;

  /** The new pods by node; kept only where one of them could ever push out another. */
  private final Map<Integer, List<PodInfo>> placed = new HashMap<>();

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
      placed.computeIfAbsent(node, number -> new ArrayList<>()).add(pod);
    }
  }

  /** Returns the pods to remove so that the pod fits; none where that does not help. */
  List<PodInfo> victims(int node, PodInfo preemptor) {
    boolean can = mayHappen && preemptor.preempts();
    List<PodInfo> lesser = can ? lesser(node, preemptor) : List.of();
    if (lesser.isEmpty()) {
      return List.of();
    }
    lesser.forEach(pod -> ledger.removePod(node, pod));
    boolean helps = ledger.fits(node, preemptor);
    List<PodInfo> victims = new ArrayList<>();
    for (PodInfo pod : lesser) {
      ledger.addPod(node, pod);
      if (helps && !ledger.fits(node, preemptor)) {
        ledger.removePod(node, pod);
        victims.add(pod);
      }
    }
    victims.forEach(pod -> ledger.addPod(node, pod));
    return victims;
  }

  private List<PodInfo> lesser(int node, PodInfo preemptor) {
    List<PodInfo> lesser = new ArrayList<>();
    for (PodInfo pod : ledger.existingPods(node)) {
      if (pod.priority() < preemptor.priority()) {
        lesser.add(pod);
      }
    }
    if (preemptor.priority() > least) {
      for (PodInfo pod : placed.getOrDefault(node, List.of())) {
        if (pod.priority() < preemptor.priority()) {
          lesser.add(pod);
        }
      }
    }
    lesser.sort(MAX_IMPORTANT_FIRST);
    return lesser;
  }

  /** Takes a victim off its node. */
  void remove(int node, PodInfo victim) {
    boolean standing = ledger.existingPods(node).contains(victim);
    if (standing) {
      ledger.removeExistingPod(node, victim);
    } else {
      ledger.removePod(node, victim);
      placed.getOrDefault(node, List.of()).remove(victim);
    }
  }
}
