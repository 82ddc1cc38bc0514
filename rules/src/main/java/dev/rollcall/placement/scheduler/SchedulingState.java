package dev.rollcall.placement.scheduler;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.podadmission.PodRefusal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One DaemonSet while its pods are being placed, and what has become of them after that. Most of
 * thousands have nothing but new pods, so that the rest is made when it is needed.
 */
public final class SchedulingState {

  private final DaemonPods pods;
  private final PodInfo profile;
  private final NodeVerdicts verdicts;
  private final boolean pinned;

  /** Where the bound pod is new, so that the profile describes it. */
  private final BitSet placed = new BitSet();

  /** Where a pod is bound that is not new, or that the kubelet does not take. */
  private @Nullable BitSet otherwiseBound;

  /** Where a pod remains that would not be started there. */
  private @Nullable BitSet staying;

  /** Where a pod exists already, bound or not. */
  private @Nullable BitSet existing;

  /** Where the scheduler has nothing to try. */
  private @Nullable BitSet heldBack;

  private @Nullable WaitingPods waiting;
  private @Nullable NodeEvents<List<String>> preempted;
  private @Nullable NodeEvents<String> evicted;
  private @Nullable Map<Integer, List<PodRefusal>> refused;
  private @Nullable Map<Integer, List<String>> rejected;

  /** Begins with nothing placed. */
  public SchedulingState(DaemonPods pods, PodInfo profile) {
    this.pods = pods;
    this.profile = profile;
    this.verdicts = pods.verdicts();
    this.pinned = !profile.spec().nodeName().get().isEmpty();
  }

  public DaemonSet daemonSet() {
    return pods.daemonSet();
  }

  public PodInfo profile() {
    return profile;
  }

  public PodLifecycle lifecycle() {
    return pods.lifecycle();
  }

  public boolean isUnknown() {
    return verdicts.isUnknown();
  }

  public Verdict verdict(int node) {
    return verdicts.of(node);
  }

  public boolean shouldRunOn(int node) {
    return pods.shouldRunOn(node);
  }

  private static boolean has(@Nullable BitSet some, int node) {
    return some != null && some.get(node);
  }

  private static BitSet with(@Nullable BitSet some, int node) {
    BitSet more = some == null ? new BitSet() : some;
    more.set(node);
    return more;
  }

  public boolean isBound(int node) {
    return placed.get(node) || has(otherwiseBound, node);
  }

  boolean isPlaced(int node) {
    return placed.get(node);
  }

  /** Returns the numbers of the nodes with a new pod; not to be changed. */
  BitSet placed() {
    return placed;
  }

  /** Returns whether a pod remains where none would be started. */
  public boolean isStaying(int node) {
    return has(staying, node);
  }

  /** Returns on how many nodes a pod remains where none would be started. */
  public int staying() {
    return staying == null ? 0 : staying.cardinality();
  }

  /** Notes a pod that was there before and that waits. */
  public void markCreated(int node) {
    existing = with(existing, node);
  }

  /** Returns whether the node's pod was there before, bound or not. */
  public boolean hasPod(int node) {
    return has(existing, node);
  }

  /** Notes that no pod is created for the node. */
  public void refuse(int node, List<PodRefusal> refusals) {
    if (refused == null) {
      refused = new LinkedHashMap<>();
    }
    refused.put(node, List.copyOf(refusals));
    heldBack = with(heldBack, node);
  }

  /** Returns why no pod is created, by the number of the node. */
  public Map<Integer, List<PodRefusal>> refused() {
    return refused == null ? Map.of() : Collections.unmodifiableMap(refused);
  }

  /** Notes a pod that the scheduler need not try on its node. */
  public void holdBack(int node, List<String> why) {
    markPending(node, why);
    heldBack = with(heldBack, node);
  }

  /** Returns whether its manifest names a node, so that no pod ever sees the scheduler. */
  boolean isPinned() {
    return pinned;
  }

  /** Returns whether the scheduler may try to bind the pod of the node. */
  boolean isSchedulable(int node) {
    return shouldRunOn(node) && !has(heldBack, node);
  }

  /** Notes a pod that was there before. */
  public void markExisting(int node) {
    existing = with(existing, node);
    otherwiseBound = with(otherwiseBound, node);
  }

  /** Notes a pod that remains where none would be started, bound or still waiting. */
  public void markMisscheduled(int node) {
    staying = with(staying, node);
  }

  /** Notes a new pod on the node. */
  void bind(int node) {
    placed.set(node);
    if (evicted != null) {
      evicted.remove(node);
    }
    if (waiting != null) {
      waiting.mark(node, 0);
    }
  }

  /** Notes that a pod is bound to the node and the kubelet does not take it. */
  void reject(int node, List<String> why) {
    otherwiseBound = with(otherwiseBound, node);
    if (rejected == null) {
      rejected = new LinkedHashMap<>();
    }
    rejected.put(node, why);
  }

  /**
   * Returns why the kubelet of a node does not take the pod that is bound there, null if it does.
   */
  public @Nullable List<String> rejectedOn(int node) {
    return rejected == null ? null : rejected.get(node);
  }

  /** Returns on how many nodes a pod is bound that the kubelet does not take. */
  public int rejected() {
    return rejected == null ? 0 : rejected.size();
  }

  /** Notes that the pod of the node had to make room for another. */
  void evict(int node, long turn, String preemptor) {
    placed.clear(node);
    if (otherwiseBound != null) {
      otherwiseBound.clear(node);
    }
    if (staying != null) {
      staying.clear(node);
    }
    if (evicted == null) {
      evicted = new NodeEvents<>();
    }
    evicted.put(node, turn, preemptor);
  }

  /** Returns for whom pods made room by the number of the node, in the order in which they did. */
  public Map<Integer, String> preemptors() {
    return evicted == null ? Map.of() : evicted.byNode();
  }

  private WaitingPods waiting() {
    WaitingPods known = waiting;
    if (known == null) {
      known = new WaitingPods(verdicts.kinds().size());
      waiting = known;
    }
    return known;
  }

  /** Notes that a pod of the node waits. */
  public void markPending(int node, List<String> why) {
    markPending(node, number(why));
  }

  /** Notes that a pod of the node waits for reasons of a number. */
  void markPending(int node, int why) {
    waiting().mark(node, why);
  }

  /** Returns the number of reasons, from 1 in the order in which they were found. */
  int number(List<String> why) {
    return waiting().number(why);
  }

  /** Returns whether a pod of the node waits. */
  public boolean isPending(int node) {
    return waiting != null && waiting.isOn(node);
  }

  /** Returns whether a pod waits or waited. */
  boolean hasPending() {
    return waiting != null;
  }

  /** Returns why the pod of the node waits, null if it does not. */
  public @Nullable List<String> waitingFor(int node) {
    return waiting == null ? null : waiting.reasons(node);
  }

  /** Returns all reasons for which a pod waits or waited. */
  public List<List<String>> reasonsToWait() {
    return waiting == null ? List.of() : waiting.reasons();
  }

  /** Visits nodes whose pods wait for the same reasons, in the order of their first ones. */
  public void forEachPending(BiConsumer<List<String>, BitSet> visitor) {
    if (waiting != null) {
      waiting.forEach(visitor);
    }
  }

  /** Notes whom the new pod of the node pushes out. */
  void recordVictims(int node, long turn, List<String> victims) {
    if (preempted == null) {
      preempted = new NodeEvents<>();
    }
    List<String> before = preempted.get(node);
    if (before == null) {
      preempted.put(node, turn, victims);
    } else {
      List<String> all = new ArrayList<>(before);
      all.addAll(victims);
      preempted.replace(node, all);
    }
  }

  /** Returns whom pods push out by the number of the node, in the order in which they did. */
  public Map<Integer, List<String>> victims() {
    return preempted == null ? Map.of() : preempted.byNode();
  }

  /** Adds the nodes that had a pod before anything was placed. */
  void addExistingTo(BitSet some) {
    if (existing != null) {
      some.or(existing);
    }
    if (staying != null) {
      some.or(staying);
    }
  }

  /** Returns what is the same for DaemonSets that may be scheduled on the same nodes. */
  Object schedulableKey() {
    if (heldBack == null) {
      return new WantedNodes(verdicts, lifecycle().isObjectRefused());
    }
    int nodes = verdicts.kinds().size();
    BitSet schedulable = new BitSet(nodes);
    for (int node = 0; node < nodes; node++) {
      schedulable.set(node, isSchedulable(node));
    }
    return schedulable;
  }

  /** The nodes that get pods, by their kinds. */
  private record WantedNodes(NodeVerdicts verdicts, boolean none) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof WantedNodes same
          && same.none == none
          && same.verdicts.wantsSameNodes(verdicts);
    }

    @Override
    public int hashCode() {
      return verdicts.hashOfWanted();
    }
  }

  /** Has everything that was done to one node have been done to another, which was like it. */
  void copy(int from, int to) {
    placed.set(to, placed.get(from));
    if (otherwiseBound != null) {
      otherwiseBound.set(to, otherwiseBound.get(from));
    }
    if (waiting != null && !has(heldBack, to)) {
      waiting.copy(from, to);
    }
    if (preempted != null) {
      preempted.copy(from, to);
    }
    if (evicted != null) {
      evicted.copy(from, to);
    }
    copyRejection(from, to);
  }

  private void copyRejection(int from, int to) {
    List<String> why = rejectedOn(from);
    if (rejected != null && why != null) {
      rejected.put(to, why);
    }
  }

  /** Has everything that was done to a node have been done to all those that it stands for. */
  void copyTo(AlikeNodes alike) {
    placed.or(alike.all(placed));
    if (otherwiseBound != null) {
      otherwiseBound.or(alike.all(otherwiseBound));
    }
    if (waiting != null) {
      for (int node = 0; node < verdicts.kinds().size(); node++) {
        // A pod that the scheduler does not try waits for reasons of its own.
        if (!has(heldBack, node)) {
          waiting.copy(alike.first(node), node);
        }
      }
    }
    if (preempted != null) {
      preempted.copyTo(alike);
    }
    if (evicted != null) {
      evicted.copyTo(alike);
    }
    if (rejected != null) {
      for (int first : List.copyOf(rejected.keySet())) {
        alike.members(first).stream().forEach(node -> copyRejection(first, node));
      }
    }
  }
}
