package dev.rollcall.placement.scheduler;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.podadmission.PodRefusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One DaemonSet while its pods are being placed. */
public final class SchedulingState {

  private final DaemonSet daemonSet;
  private final PodInfo profile;
  private final PodLifecycle lifecycle;
  private final NodeClasses kinds;
  private final List<Verdict> verdicts;
  private final boolean[] wanted;
  private final int nodes;
  private final boolean pinned;

  /** Where a pod is bound, new or old. */
  private final BitSet bound = new BitSet();

  /** Where the bound pod is new, so that the profile describes it. */
  private final BitSet placed = new BitSet();

  /** Where a pod remains that would not be started there. */
  private final BitSet staying = new BitSet();

  private final List<List<String>> reasons = new ArrayList<>();
  private final Map<List<String>, Integer> reasonNumbers = new HashMap<>();
  private @Nullable List<String> lastReasons;
  private int lastNumber;
  private int @Nullable [] pending;
  private final NodeEvents<List<String>> preempted = new NodeEvents<>();
  private final NodeEvents<String> evicted = new NodeEvents<>();

  /** Where a pod exists already, bound or not. */
  private final BitSet existing = new BitSet();

  /** Where the scheduler has nothing to try. */
  private final BitSet heldBack = new BitSet();

  private final Map<Integer, List<PodRefusal>> refused = new LinkedHashMap<>();
  private final Map<Integer, List<String>> rejected = new LinkedHashMap<>();

  /**
   * Begins with nothing placed.
   *
   * @param verdicts the controller's decisions by kind of node, none where they are unknown
   */
  public SchedulingState(
      DaemonSet daemonSet,
      PodInfo profile,
      PodLifecycle lifecycle,
      NodeClasses kinds,
      List<Verdict> verdicts) {
    this.daemonSet = daemonSet;
    this.profile = profile;
    this.lifecycle = lifecycle;
    this.kinds = kinds;
    this.verdicts = verdicts;
    this.nodes = kinds.size();
    this.pinned = !profile.spec().nodeName().get().isEmpty();
    this.wanted = new boolean[verdicts.size()];
    for (int kind = 0; kind < wanted.length; kind++) {
      wanted[kind] = !lifecycle.isObjectRefused() && verdicts.get(kind).runs();
    }
  }

  public DaemonSet daemonSet() {
    return daemonSet;
  }

  public PodInfo profile() {
    return profile;
  }

  public PodLifecycle lifecycle() {
    return lifecycle;
  }

  public NodeClasses kinds() {
    return kinds;
  }

  public List<Verdict> verdicts() {
    return verdicts;
  }

  public boolean isUnknown() {
    return verdicts.isEmpty() && nodes > 0;
  }

  public Verdict verdict(int node) {
    return verdicts.get(kinds.of(node));
  }

  public boolean shouldRunOn(int node) {
    return wanted.length > 0 && wanted[kinds.of(node)];
  }

  /** Returns how many nodes should have a pod. */
  public int desired() {
    int desired = 0;
    for (int kind = 0; kind < wanted.length; kind++) {
      desired += wanted[kind] ? kinds.nodes(kind) : 0;
    }
    return desired;
  }

  public boolean isBound(int node) {
    return bound.get(node);
  }

  boolean isPlaced(int node) {
    return placed.get(node);
  }

  /** Returns the numbers of the nodes with a new pod; not to be changed. */
  BitSet placed() {
    return placed;
  }

  public boolean isStaying(int node) {
    return staying.get(node);
  }

  /** Notes a pod that was there before and that waits. */
  public void markCreated(int node) {
    existing.set(node);
  }

  /** Returns whether the node's pod was there before, bound or not. */
  public boolean hasPod(int node) {
    return existing.get(node);
  }

  /** Notes that no pod is created for the node. */
  public void refuse(int node, List<PodRefusal> refusals) {
    refused.put(node, List.copyOf(refusals));
    heldBack.set(node);
  }

  /** Notes a pod that the scheduler need not try on its node. */
  public void holdBack(int node, List<String> why) {
    markPending(node, why);
    heldBack.set(node);
  }

  /** Returns whether its manifest names a node, so that no pod ever sees the scheduler. */
  boolean isPinned() {
    return pinned;
  }

  /** Returns whether the scheduler may try to bind the pod of the node. */
  boolean isSchedulable(int node) {
    return shouldRunOn(node) && !heldBack.get(node);
  }

  /** Notes a pod that was there before. */
  public void markExisting(int node) {
    existing.set(node);
    bound.set(node);
  }

  /** Notes a pod that remains where none would be started, bound or still waiting. */
  public void markMisscheduled(int node) {
    staying.set(node);
  }

  /** Notes a new pod on the node. */
  void bind(int node) {
    bound.set(node);
    placed.set(node);
    evicted.remove(node);
    if (pending != null) {
      pending[node] = 0;
    }
  }

  /** Notes that a pod is bound to the node and the kubelet does not take it. */
  void reject(int node, List<String> why) {
    bound.set(node);
    rejected.put(node, why);
  }

  /** Notes that the pod of the node had to make room for another. */
  void evict(int node, long turn, String preemptor) {
    bound.clear(node);
    placed.clear(node);
    staying.clear(node);
    evicted.put(node, turn, preemptor);
  }

  /** Notes that a pod of the node waits. */
  public void markPending(int node, List<String> why) {
    markPending(node, number(why));
  }

  /** Notes that a pod of the node waits for reasons of a number. */
  void markPending(int node, int why) {
    if (pending == null) {
      pending = new int[nodes];
    }
    pending[node] = why;
  }

  /** Returns the number of reasons, from 1 in the order in which they were found. */
  int number(List<String> why) {
    // Neighbours wait for the same reason, which is the same list then.
    if (why != lastReasons) {
      Integer number = reasonNumbers.get(why);
      if (number == null) {
        reasons.add(List.copyOf(why));
        number = reasons.size();
        reasonNumbers.put(why, number);
      }
      lastReasons = why;
      lastNumber = number;
    }
    return lastNumber;
  }

  boolean isPending(int node) {
    return pending != null && pending[node] > 0;
  }

  boolean hasPending() {
    return !reasons.isEmpty();
  }

  /** Notes whom the new pod of the node pushes out. */
  void recordVictims(int node, long turn, List<String> victims) {
    List<String> before = preempted.get(node);
    if (before == null) {
      preempted.put(node, turn, victims);
    } else {
      List<String> all = new ArrayList<>(before);
      all.addAll(victims);
      preempted.replace(node, all);
    }
  }

  /** Adds the nodes that had a pod before anything was placed. */
  void addExistingTo(BitSet some) {
    some.or(existing);
    some.or(staying);
  }

  /** Returns what is the same for DaemonSets that may be scheduled on the same nodes. */
  Object schedulableKey() {
    if (heldBack.isEmpty()) {
      return new WantedKinds(kinds, wanted);
    }
    BitSet schedulable = new BitSet(nodes);
    for (int node = 0; node < nodes; node++) {
      schedulable.set(node, isSchedulable(node));
    }
    return schedulable;
  }

  /** The kinds of nodes that get pods, of the same kinds. */
  private record WantedKinds(NodeClasses kinds, boolean[] wanted) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof WantedKinds same
          && same.kinds == kinds
          && Arrays.equals(same.wanted, wanted);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(kinds) + Arrays.hashCode(wanted);
    }
  }

  /** Has everything that was done to one node have been done to another, which was like it. */
  void copy(int from, int to) {
    bound.set(to, bound.get(from));
    placed.set(to, placed.get(from));
    if (pending != null && !heldBack.get(to)) {
      pending[to] = pending[from];
    }
    preempted.copy(from, to);
    evicted.copy(from, to);
    copy(rejected, from, to);
  }

  private static <T> void copy(Map<Integer, T> map, int from, int to) {
    T found = map.get(from);
    if (found != null) {
      map.put(to, found);
    }
  }

  /** Has everything that was done to a node have been done to all those that it stands for. */
  void copyTo(AlikeNodes alike) {
    bound.or(alike.all(bound));
    placed.or(alike.all(placed));
    for (int node = 0; pending != null && node < nodes; node++) {
      // A pod that the scheduler does not try waits for reasons of its own.
      if (!heldBack.get(node)) {
        pending[node] = pending[alike.first(node)];
      }
    }
    preempted.copyTo(alike);
    evicted.copyTo(alike);
    for (int first : List.copyOf(rejected.keySet())) {
      alike.members(first).stream().forEach(node -> copy(rejected, first, node));
    }
  }

  public SchedulingResult result() {
    return new SchedulingResult(
        bound, staying, pending, reasons, preempted, evicted, refused, rejected);
  }
}
