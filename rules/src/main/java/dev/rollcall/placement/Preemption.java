package dev.rollcall.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** Whom a pod would push out of a node: the scheduler's DefaultPreemption, SelectVictimsOnNode. */
final class Preemption {

  private static final Comparator<PodProfile> MOST_IMPORTANT_FIRST =
      (one, other) -> Long.compare(other.priority(), one.priority());

  private final Ledger ledger;
  private final boolean mayHappen;
  private final long least;
  private final long most;

  /** The new pods by node; kept only where one of them could ever push out another. */
  private final Map<Integer, List<PodProfile>> placed = new HashMap<>();

  /**
   * Prepares to preempt.
   *
   * @param mayHappen false where the nodes are made up, so that what stands on them means nothing
   */
  Preemption(List<Play> plays, Ledger ledger, boolean mayHappen) {
    this.ledger = ledger;
    this.mayHappen = mayHappen;
    LongSummaryStatistics priorities = new LongSummaryStatistics();
    for (Play play : plays) {
      priorities.accept(play.profile().priority());
    }
    this.least = priorities.getMin();
    this.most = priorities.getMax();
  }

  /** Notes a new pod on its node. */
  void placed(int node, PodProfile pod) {
    if (least < most) {
      placed.computeIfAbsent(node, number -> new ArrayList<>()).add(pod);
    }
  }

  /** Returns the pods to remove so that the pod fits; none where that does not help. */
  List<PodProfile> victims(int node, PodProfile preemptor) {
    boolean can = mayHappen && preemptor.preempts();
    List<PodProfile> lesser = can ? lesser(node, preemptor) : List.of();
    if (lesser.isEmpty()) {
      return List.of();
    }
    lesser.forEach(pod -> ledger.free(node, pod));
    boolean helps = ledger.fits(node, preemptor);
    List<PodProfile> victims = new ArrayList<>();
    for (PodProfile pod : lesser) {
      ledger.take(node, pod);
      if (helps && !ledger.fits(node, preemptor)) {
        ledger.free(node, pod);
        victims.add(pod);
      }
    }
    victims.forEach(pod -> ledger.take(node, pod));
    return victims;
  }

  private List<PodProfile> lesser(int node, PodProfile preemptor) {
    List<PodProfile> lesser = new ArrayList<>();
    for (PodProfile pod : ledger.standing(node)) {
      if (pod.priority() < preemptor.priority()) {
        lesser.add(pod);
      }
    }
    if (preemptor.priority() > least) {
      for (PodProfile pod : placed.getOrDefault(node, List.of())) {
        if (pod.priority() < preemptor.priority()) {
          lesser.add(pod);
        }
      }
    }
    lesser.sort(MOST_IMPORTANT_FIRST);
    return lesser;
  }

  /** Takes a victim off its node. */
  void remove(int node, PodProfile victim) {
    boolean standing = ledger.standing(node).contains(victim);
    if (standing) {
      ledger.unseat(node, victim);
    } else {
      ledger.free(node, victim);
      placed.getOrDefault(node, List.of()).remove(victim);
    }
  }
}
