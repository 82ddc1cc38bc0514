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

/** The pods that are on nodes at some moment of the simulation. */
public final class AssignedPods {

  private final List<SchedulingState> states;
  private final NodeInfos nodeInfos;
  private final int nodes;
  private final boolean complete;
  private final AlikeNodes alike;
  private final BlockingPods blocking;

  /** By the key of a label and its value, as far as a selector has asked for the key. */
  private final Map<String, Map<String, List<SchedulingState>>> byLabel = new HashMap<>();

  private final Map<Label, List<AntiAffinityTerm>> refusals = new HashMap<>();
  private final List<AntiAffinityTerm> otherRefusals = new ArrayList<>();

  /** What a pod of a simulation asks not to have near it. */
  private record AntiAffinityTerm(SchedulingState state, PodAffinity.Term term) {}

  /** Visits pods that are alike, with what says on which nodes they are. */
  interface Visitor extends BiConsumer<PodInfo, Supplier<BitSet>> {}

  /** Visits what pods refuse, with what says on which nodes they are. */
  interface RefusalVisitor {
    void accept(PodInfo pod, PodAffinity.Term refused, Supplier<BitSet> where);
  }

  /**
   * Looks at a simulation.
   *
   * @param complete whether the input is a dump, so that there are no other pods
   */
  public AssignedPods(
      List<SchedulingState> states, NodeInfos nodeInfos, int nodes, boolean complete) {
    this.states = states;
    this.nodeInfos = nodeInfos;
    this.nodes = nodes;
    this.complete = complete;
    this.alike = new AlikeNodesFinder(states, nodeInfos, nodes).find();
    this.blocking = new BlockingPods(states, nodeInfos, alike);
    for (SchedulingState state : states) {
      if (state.profile().refusesOthers()) {
        indexRefusals(state);
      }
    }
  }

  private void indexRefusals(SchedulingState state) {
    for (PodAffinity.Term term : state.profile().spec().podAntiAffinity().required()) {
      Set<Label> labels = Label.oneOf(term.selector());
      for (Label label : labels) {
        refusals
            .computeIfAbsent(label, k -> new ArrayList<>(1))
            .add(new AntiAffinityTerm(state, term));
      }
      if (labels.isEmpty()) {
        otherRefusals.add(new AntiAffinityTerm(state, term));
      }
    }
  }

  /** Returns the nodes on which everything has gone alike so far. */
  AlikeNodes alike() {
    return alike;
  }

  boolean isComplete() {
    return complete;
  }

  /**
   * Visits the names of those of higher priority that hold what a waiting pod is short of, with the
   * numbers of the nodes; they would push it out if it were there.
   *
   * @param nodes where the pod waits
   */
  public void forEachBlocked(
      PodInfo waiting, BitSet nodes, BiConsumer<List<String>, BitSet> visitor) {
    if (!nodes.isEmpty()) {
      blocking.forEachBlocked(waiting, nodes, visitor);
    }
  }

  /** Returns why a pod would not fit beside all others on a node; empty if it would. */
  public List<String> misfit(int node, PodInfo pod) {
    return nodeInfos.fits(node, pod) ? List.of() : nodeInfos.reasons(node, pod);
  }

  /** Visits the pods that are there and that the selector may match. */
  void forEach(LabelSelector selector, Visitor visitor) {
    for (SchedulingState state : candidates(selector)) {
      if (!state.placed().isEmpty()) {
        visitor.accept(state.profile(), () -> alike.all(state.placed()));
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodInfo pod : nodeInfos.existingPods(node)) {
        visitor.accept(pod, only(node));
      }
    }
  }

  /** Visits what the pods that are there refuse, as far as it may speak of the newcomer. */
  void forEachRefusal(PodInfo newcomer, RefusalVisitor visitor) {
    for (AntiAffinityTerm refusal : refusals(newcomer)) {
      if (!refusal.state().placed().isEmpty()) {
        visitor.accept(
            refusal.state().profile(), refusal.term(), () -> alike.all(refusal.state().placed()));
      }
    }
    for (int node = nodeInfos.nextWithRefusingPods(0);
        node >= 0;
        node = nodeInfos.nextWithRefusingPods(node + 1)) {
      for (PodInfo pod : nodeInfos.existingPods(node)) {
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
      return states;
    }
    List<SchedulingState> found = new ArrayList<>();
    for (Label label : labels) {
      Map<String, List<SchedulingState>> byValue =
          byLabel.computeIfAbsent(label.key(), this::byValue);
      found.addAll(byValue.getOrDefault(label.value(), List.of()));
    }
    return found;
  }

  private Map<String, List<SchedulingState>> byValue(String key) {
    Map<String, List<SchedulingState>> byValue = new HashMap<>();
    for (SchedulingState state : states) {
      String value = state.profile().labels().get(key);
      if (value != null) {
        byValue.computeIfAbsent(value, any -> new ArrayList<>(1)).add(state);
      }
    }
    return byValue;
  }

  private List<AntiAffinityTerm> refusals(PodInfo newcomer) {
    if (refusals.isEmpty()) {
      return otherRefusals;
    }
    List<AntiAffinityTerm> found = new ArrayList<>(otherRefusals);
    for (var label : newcomer.labels().entries().entrySet()) {
      Label key = new Label(label.getKey(), label.getValue().get());
      found.addAll(refusals.getOrDefault(key, List.of()));
    }
    return found;
  }

  /**
   * Returns whether a pod that is there, or may come, is one that the term of another speaks of.
   */
  boolean anyPodMayMatch(PodAffinity.Term term, PodInfo holder) {
    for (SchedulingState state : candidates(term.selector())) {
      if (TopologyFilter.matches(term, holder, state.profile())) {
        return true;
      }
    }
    for (int node = 0; node < nodes; node++) {
      for (PodInfo pod : nodeInfos.existingPods(node)) {
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
      if (TopologyFilter.matches(refusal.term(), refusal.state().profile(), newcomer)) {
        return true;
      }
    }
    for (int node = nodeInfos.nextWithRefusingPods(0);
        node >= 0;
        node = nodeInfos.nextWithRefusingPods(node + 1)) {
      for (PodInfo pod : nodeInfos.existingPods(node)) {
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
