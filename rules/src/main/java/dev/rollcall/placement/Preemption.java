package dev.rollcall.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whom a pod would push out of a node: the scheduler's DefaultPreemption, SelectVictimsOnNode. */
final class Preemption {

  private static final Comparator<PodProfile> MOST_IMPORTANT_FIRST =
      Comparator.comparingLong(PodProfile::priority).reversed();

  private final List<Play> plays;
  private final Ledger ledger;
  private final long least;

  Preemption(List<Play> plays, Ledger ledger) {
    this.plays = plays;
    this.ledger = ledger;
    this.least = leastPriority(plays);
  }

  private static long leastPriority(List<Play> plays) {
    long least = Long.MAX_VALUE;
    for (Play play : plays) {
      least = Math.min(least, play.profile().priority());
    }
    return least;
  }

  /** Returns the pods to remove so that the pod fits; none where that does not help. */
  List<PodProfile> victims(int node, PodProfile preemptor) {
    List<PodProfile> lesser = preemptor.preempts() ? lesser(node, preemptor) : List.of();
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
    if (least < preemptor.priority()) {
      for (Play play : plays) {
        if (play.isPlaced(node) && play.profile().priority() < preemptor.priority()) {
          lesser.add(play.profile());
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
    }
  }
}
