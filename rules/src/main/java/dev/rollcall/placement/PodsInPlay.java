package dev.rollcall.placement;

import dev.rollcall.model.PodAffinity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The pods that are on nodes at some moment of the play. */
final class PodsInPlay {

  private final List<Play> plays;
  private final Ledger ledger;
  private final int nodes;
  private final boolean complete;
  private final List<Play> haters = new ArrayList<>();

  /**
   * Looks at a play.
   *
   * @param complete whether the input is a dump, so that there are no other pods
   */
  PodsInPlay(List<Play> plays, Ledger ledger, int nodes, boolean complete) {
    this.plays = plays;
    this.ledger = ledger;
    this.nodes = nodes;
    this.complete = complete;
    for (Play play : plays) {
      if (!play.profile().spec().podAntiAffinity().required().isEmpty()) {
        haters.add(play);
      }
    }
  }

  boolean isComplete() {
    return complete;
  }

  /**
   * Returns those of higher priority that hold what a pod waiting for the node is short of; they
   * would push it out if it were there.
   */
  List<String> holders(int node, PodProfile waiting) {
    List<String> names = new ArrayList<>();
    for (PodProfile pod : ledger.standing(node)) {
      if (outranks(pod, waiting) && ledger.isInTheWay(node, pod, waiting)) {
        names.add(pod.name());
      }
    }
    for (Play play : plays) {
      PodProfile pod = play.profile();
      if (outranks(pod, waiting) && play.isPlaced(node) && ledger.isInTheWay(node, pod, waiting)) {
        names.add(pod.name());
      }
    }
    return names;
  }

  private static boolean outranks(PodProfile pod, PodProfile waiting) {
    return pod.priority() > waiting.priority();
  }

  /** Visits all pods, those that are alike together, with what says on which nodes they are. */
  void forEach(BiConsumer<PodProfile, Supplier<BitSet>> visitor) {
    forEachPlaced(plays, visitor);
    forEachStanding(visitor);
  }

  /** Visits the pods that refuse some pod for a neighbour, as {@link #forEach} does. */
  void forEachHater(BiConsumer<PodProfile, Supplier<BitSet>> visitor) {
    forEachPlaced(haters, visitor);
    forEachStanding(visitor);
  }

  private static void forEachPlaced(
      List<Play> among, BiConsumer<PodProfile, Supplier<BitSet>> visitor) {
    for (Play play : among) {
      if (!play.placed().isEmpty()) {
        visitor.accept(play.profile(), play::placed);
      }
    }
  }

  private void forEachStanding(BiConsumer<PodProfile, Supplier<BitSet>> visitor) {
    for (int node = 0; node < nodes; node++) {
      for (PodProfile pod : ledger.standing(node)) {
        visitor.accept(pod, only(node));
      }
    }
  }

  private static Supplier<BitSet> only(int node) {
    return () -> {
      BitSet one = new BitSet();
      one.set(node);
      return one;
    };
  }

  /** Tells whether a pod that is there, or may come, is as asked for. */
  boolean mayMatch(Predicate<PodProfile> which) {
    for (Play play : plays) {
      if (which.test(play.profile())) {
        return true;
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodProfile pod : ledger.standing(node)) {
        if (which.test(pod)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tells whether a pod that is there, or may come, refuses such a pod for a neighbour. */
  boolean anyHates(PodProfile newcomer) {
    for (Play play : haters) {
      if (hates(play.profile(), newcomer)) {
        return true;
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodProfile pod : ledger.standing(node)) {
        if (hates(pod, newcomer)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hates(PodProfile pod, PodProfile newcomer) {
    for (PodAffinity.Term term : pod.spec().podAntiAffinity().required()) {
      if (TopologyFilter.matches(term, pod, newcomer)) {
        return true;
      }
    }
    return false;
  }
}
