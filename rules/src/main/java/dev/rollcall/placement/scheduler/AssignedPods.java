package dev.rollcall.placement.scheduler;

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
public final class AssignedPods {

  private final List<SchedulingState> plays;
  private final NodeInfos ledger;
  private final int nodes;
  private final boolean complete;
  private final BlockingPods blocking;
  private final Map<Label, List<SchedulingState>> byLabel = new HashMap<>();
  private final Map<Label, List<AntiAffinityTerm>> refusals = new HashMap<>();
  private final List<AntiAffinityTerm> otherRefusals = new ArrayList<>();

  /** What a pod of a play asks not to have near it. */
  private record AntiAffinityTerm(SchedulingState play, PodAffinity.Term term) {}

  /** Visits pods that are alike, with what says on which nodes they are. */
  interface Visitor extends BiConsumer<PodInfo, Supplier<BitSet>> {}

  /** Visits what pods refuse, with what says on which nodes they are. */
  interface RefusalVisitor {
    void accept(PodInfo pod, PodAffinity.Term refused, Supplier<BitSet> where);
  }

  /**
   * Looks at a play.
   *
   * @param complete whether the input is a dump, so that there are no other pods
   */
  public AssignedPods(List<SchedulingState> plays, NodeInfos ledger, int nodes, boolean complete) {
    this.plays = plays;
    this.ledger = ledger;
    this.nodes = nodes;
    this.complete = complete;
    this.blocking = new BlockingPods(plays, ledger, nodes);
    plays.forEach(this::index);
  }

  private void index(SchedulingState play) {
    for (var label : play.profile().labels().entries().entrySet()) {
      Label key = new Label(label.getKey(), label.getValue().get());
      byLabel.computeIfAbsent(key, k -> new ArrayList<>(1)).add(play);
    }
    for (PodAffinity.Term term : play.profile().spec().podAntiAffinity().required()) {
      Set<Label> labels = Label.oneOf(term.selector());
      for (Label label : labels) {
        refusals
            .computeIfAbsent(label, k -> new ArrayList<>(1))
            .add(new AntiAffinityTerm(play, term));
      }
      if (labels.isEmpty()) {
        otherRefusals.add(new AntiAffinityTerm(play, term));
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
  public List<String> blockingPods(int node, PodInfo waiting) {
    return blocking.of(node, waiting);
  }

  /** Returns why a pod would not fit beside all others on a node; empty if it would. */
  public List<String> misfit(int node, PodInfo pod) {
    return ledger.fits(node, pod) ? List.of() : ledger.reasons(node, pod);
  }

  /** Visits the pods that are there and that the selector may match. */
  void forEach(LabelSelector selector, Visitor visitor) {
    for (SchedulingState play : candidates(selector)) {
      if (!play.placed().isEmpty()) {
        visitor.accept(play.profile(), play::placed);
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodInfo pod : ledger.existingPods(node)) {
        visitor.accept(pod, only(node));
      }
    }
  }

  /** Visits what the pods that are there refuse, as far as it may speak of the newcomer. */
  void forEachRefusal(PodInfo newcomer, RefusalVisitor visitor) {
    for (AntiAffinityTerm refusal : refusals(newcomer)) {
      if (!refusal.play().placed().isEmpty()) {
        visitor.accept(refusal.play().profile(), refusal.term(), refusal.play()::placed);
      }
    }
    for (int node = ledger.nextWithRefusingPods(0);
        node >= 0;
        node = ledger.nextWithRefusingPods(node + 1)) {
      for (PodInfo pod : ledger.existingPods(node)) {
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

  private List<SchedulingState> candidates(LabelSelector selector) {
    Set<Label> labels = Label.oneOf(selector);
    if (labels.isEmpty()) {
      return plays;
    }
    List<SchedulingState> found = new ArrayList<>();
    labels.forEach(label -> found.addAll(byLabel.getOrDefault(label, List.of())));
    return found;
  }

  private List<AntiAffinityTerm> refusals(PodInfo newcomer) {
    List<AntiAffinityTerm> found = new ArrayList<>(otherRefusals);
    if (!refusals.isEmpty()) {
      for (var label : newcomer.labels().entries().entrySet()) {
        Label key = new Label(label.getKey(), label.getValue().get());
        found.addAll(refusals.getOrDefault(key, List.of()));
      }
    }
    return found;
  }

  /**
   * Returns whether a pod that is there, or may come, is one that the term of another speaks of.
   */
  boolean anyPodMayMatch(PodAffinity.Term term, PodInfo holder) {
    for (SchedulingState play : candidates(term.selector())) {
      if (TopologyFilter.matches(term, holder, play.profile())) {
        return true;
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodInfo pod : ledger.existingPods(node)) {
        if (TopologyFilter.matches(term, holder, pod)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether a pod that is there, or may come, refuses such a pod for a neighbour. */
  boolean anyAntiAffinityMatches(PodInfo newcomer) {
    for (AntiAffinityTerm refusal : refusals(newcomer)) {
      if (TopologyFilter.matches(refusal.term(), refusal.play().profile(), newcomer)) {
        return true;
      }
    }
    for (int node = ledger.nextWithRefusingPods(0);
        node >= 0;
        node = ledger.nextWithRefusingPods(node + 1)) {
      for (PodInfo pod : ledger.existingPods(node)) {
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
