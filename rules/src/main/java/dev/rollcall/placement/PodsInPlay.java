package dev.rollcall.placement;

import dev.rollcall.model.LabelSelector;
import dev.rollcall.model.PodAffinity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The pods that are on nodes at some moment of the play. */
final class PodsInPlay {

  private final List<Play> plays;
  private final Ledger ledger;
  private final int nodes;
  private final boolean complete;
  private final Map<Label, List<Play>> byLabel = new HashMap<>();
  private final Map<Label, List<Refusal>> refusals = new HashMap<>();
  private final List<Refusal> otherRefusals = new ArrayList<>();

  /** What a pod of a play asks not to have near it. */
  private record Refusal(Play play, PodAffinity.Term term) {}

  /** Visits pods that are alike, with what says on which nodes they are. */
  interface Visitor extends BiConsumer<PodProfile, Supplier<BitSet>> {}

  /** Visits what pods refuse, with what says on which nodes they are. */
  interface RefusalVisitor {
    void accept(PodProfile pod, PodAffinity.Term refused, Supplier<BitSet> where);
  }

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
    plays.forEach(this::file);
  }

  private void file(Play play) {
    for (var label : play.profile().labels().entries().entrySet()) {
      Label key = new Label(label.getKey(), label.getValue().get());
      byLabel.computeIfAbsent(key, k -> new ArrayList<>(1)).add(play);
    }
    for (PodAffinity.Term term : play.profile().spec().podAntiAffinity().required()) {
      Set<Label> labels = Label.oneOf(term.selector());
      for (Label label : labels) {
        refusals.computeIfAbsent(label, k -> new ArrayList<>(1)).add(new Refusal(play, term));
      }
      if (labels.isEmpty()) {
        otherRefusals.add(new Refusal(play, term));
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

  /** Visits the pods that are there and that the selector may match. */
  void forEach(LabelSelector selector, Visitor visitor) {
    for (Play play : candidates(selector)) {
      if (!play.placed().isEmpty()) {
        visitor.accept(play.profile(), play::placed);
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodProfile pod : ledger.standing(node)) {
        visitor.accept(pod, only(node));
      }
    }
  }

  /** Visits what the pods that are there refuse, as far as it may speak of the newcomer. */
  void forEachRefusal(PodProfile newcomer, RefusalVisitor visitor) {
    for (Refusal refusal : refusals(newcomer)) {
      if (!refusal.play().placed().isEmpty()) {
        visitor.accept(refusal.play().profile(), refusal.term(), refusal.play()::placed);
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodProfile pod : ledger.standing(node)) {
        for (PodAffinity.Term term : pod.spec().podAntiAffinity().required()) {
          visitor.accept(pod, term, only(node));
        }
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

  private List<Play> candidates(LabelSelector selector) {
    Set<Label> labels = Label.oneOf(selector);
    if (labels.isEmpty()) {
      return plays;
    }
    List<Play> found = new ArrayList<>();
    labels.forEach(label -> found.addAll(byLabel.getOrDefault(label, List.of())));
    return found;
  }

  private List<Refusal> refusals(PodProfile newcomer) {
    List<Refusal> found = new ArrayList<>(otherRefusals);
    if (!refusals.isEmpty()) {
      for (var label : newcomer.labels().entries().entrySet()) {
        Label key = new Label(label.getKey(), label.getValue().get());
        found.addAll(refusals.getOrDefault(key, List.of()));
      }
    }
    return found;
  }

  /** Tells whether a pod that is there, or may come, is one that the term of another speaks of. */
  boolean mayMatch(PodAffinity.Term term, PodProfile holder) {
    for (Play play : candidates(term.selector())) {
      if (TopologyFilter.matches(term, holder, play.profile())) {
        return true;
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodProfile pod : ledger.standing(node)) {
        if (TopologyFilter.matches(term, holder, pod)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tells whether a pod that is there, or may come, refuses such a pod for a neighbour. */
  boolean anyRefuses(PodProfile newcomer) {
    for (Refusal refusal : refusals(newcomer)) {
      if (TopologyFilter.matches(refusal.term(), refusal.play().profile(), newcomer)) {
        return true;
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodProfile pod : ledger.standing(node)) {
        for (PodAffinity.Term term : pod.spec().podAntiAffinity().required()) {
          if (TopologyFilter.matches(term, pod, newcomer)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
