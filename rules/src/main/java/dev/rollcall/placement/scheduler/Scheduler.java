package dev.rollcall.placement.scheduler;

import dev.rollcall.text.Cancellation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pods that the controller wants onto their nodes, one DaemonSet after the other, and lets
 * those of higher priority push out others. Of nodes that are alike the first stands for all.
 */
public final class Scheduler {

  private static final Comparator<SchedulingState> MORE_IMPORTANT =
      (one, other) -> Long.compare(other.profile().priority(), one.profile().priority());

  private final List<SchedulingState> states;
  private final NodeInfos nodeInfos;
  private final AssignedPods pods;
  private final AlikeNodes alike;
  private final NodeIndex table;
  private final Preemption preemption;

  /**
   * The nodes where room was made, each with when that was: each is tried again once, however many
   * pods it lost.
   */
  private final Map<Integer, Integer> freedNodes = new HashMap<>();

  /** Nodes are tried in turns, and in a turn in the order of their numbers. */
  private long turn;

  private @Nullable List<SchedulingState> byImportance;
  private @Nullable Boolean concerned;

  /**
   * Prepares to place.
   *
   * @param states in the order in which the DaemonSets were made
   * @param preempts whether pods of higher priority push out others
   */
  public Scheduler(
      List<SchedulingState> states,
      NodeInfos nodeInfos,
      NodeIndex table,
      AssignedPods pods,
      boolean preempts) {
    this.states = states;
    this.nodeInfos = nodeInfos;
    this.table = table;
    this.pods = pods;
    this.alike = pods.alike();
    this.preemption = new Preemption(states, nodeInfos, table.size(), preempts);
  }

  public void run() {
    for (int i = 0; i < states.size(); i++) {
      turn = i;
      place(states.get(i), false);
    }
    retryFreedNodes();
    for (SchedulingState state : states) {
      // What waits for a neighbour is tried again when the neighbour has come.
      if (state.hasPending() && !state.profile().spec().podAffinity().required().isEmpty()) {
        beginRound();
        place(state, true);
        retryFreedNodes();
      }
    }
    if (alike.areShared()) {
      states.forEach(state -> state.copyTo(alike));
      nodeInfos.copyTo(alike);
    }
  }

  private void beginRound() {
    turn = ((turn >> Integer.SIZE) + 1) << Integer.SIZE;
  }

  private void place(SchedulingState state, boolean again) {
    TopologyCheck neighbours = new TopologyCheck(state);
    for (int node = alike.nextFirst(0); node >= 0; node = alike.nextFirst(node + 1)) {
      if (!isToTry(state, node, again)) {
        continue;
      }
      Attempt attempt = attempt(state, node);
      if (attempt.isPossible() && alike.isShared(node) && neighbours.matter()) {
        placeOneByOne(state, node, again, neighbours);
        return;
      }
      finish(state, node, attempt, neighbours);
    }
  }

  private static boolean isToTry(SchedulingState state, int node, boolean again) {
    return state.isSchedulable(node) && (again ? state.isPending(node) : !state.isBound(node));
  }

  /** What the room on a node and its kubelet say to a pod. */
  private record Attempt(boolean fits, List<PodInfo> victims, List<String> rejection) {
    static final Attempt FITS = new Attempt(true, List.of(), List.of());
    static final Attempt MISFITS = new Attempt(false, List.of(), List.of());

    /** Returns whether the scheduler goes on to look at pods nearby. */
    boolean isPossible() {
      return fits || !victims.isEmpty();
    }
  }

  private Attempt attempt(SchedulingState state, int node) {
    Cancellation.check();
    PodInfo pod = state.profile();
    if (state.isPinned()) {
      List<String> rejection = KubeletAdmission.rejection(pod, node, nodeInfos);
      return rejection.isEmpty() ? Attempt.FITS : new Attempt(false, List.of(), rejection);
    }
    if (nodeInfos.fits(node, pod)) {
      return Attempt.FITS;
    }
    List<PodInfo> victims = preemption.victims(node, pod);
    return victims.isEmpty() ? Attempt.MISFITS : new Attempt(false, victims, List.of());
  }

  /** Binds the pod that the node should have, or says why it waits. */
  private void finish(SchedulingState state, int node, Attempt attempt, TopologyCheck neighbours) {
    if (!attempt.rejection().isEmpty()) {
      state.reject(node, attempt.rejection());
      return;
    }
    List<String> refusal = refusal(state, node, node, attempt, neighbours);
    if (refusal.isEmpty()) {
      bind(state, node, attempt);
      neighbours.placed(node);
    } else {
      state.markPending(node, refusal);
    }
  }

  /**
   * Returns why a pod waits, empty if it does not.
   *
   * @param first what stands for the node
   */
  private List<String> refusal(
      SchedulingState state, int node, int first, Attempt attempt, TopologyCheck neighbours) {
    List<String> refusal =
        state.isPinned() || !attempt.isPossible() ? List.of() : neighbours.refusal(node);
    boolean waits = !attempt.isPossible() || !refusal.isEmpty();
    return waits && !attempt.fits() ? nodeInfos.reasons(first, state.profile()) : refusal;
  }

  private void bind(SchedulingState state, int node, Attempt attempt) {
    if (!attempt.fits()) {
      evict(state, node, attempt.victims());
    }
    nodeInfos.addPod(node, state.profile());
    state.bind(node);
    preemption.placed(node, state.profile());
  }

  /** Places where pods nearby matter, so that nodes that were alike may have to be parted. */
  private void placeOneByOne(
      SchedulingState state, int from, boolean again, TopologyCheck neighbours) {
    Map<Integer, Attempt> attempts = new HashMap<>();
    int[] outcomes = new int[table.size()];
    for (int node = from; node < outcomes.length; node++) {
      int first = alike.first(node);
      if (first >= from && isToTry(state, first, again)) {
        Attempt attempt = attempts.get(first);
        if (attempt == null) {
          attempt = attempt(state, first);
          attempts.put(first, attempt);
        }
        List<String> refusal = refusal(state, node, first, attempt, neighbours);
        outcomes[node] = refusal.isEmpty() ? 0 : state.number(refusal);
        if (refusal.isEmpty()) {
          neighbours.placed(node);
        }
      }
    }
    for (int first : List.copyOf(attempts.keySet())) {
      for (int part : split(first, outcomes)) {
        attempts.put(part, attempts.get(first));
      }
    }
    new TreeMap<>(attempts)
        .forEach(
            (node, attempt) -> {
              if (outcomes[node] == 0) {
                bind(state, node, attempt);
              } else {
                state.markPending(node, outcomes[node]);
              }
            });
  }

  private List<Integer> split(int first, int[] outcomes) {
    List<Integer> parts = alike.split(first, node -> outcomes[node]);
    for (int part : parts) {
      states.forEach(state -> state.copy(first, part));
      nodeInfos.copy(first, part);
      preemption.copy(first, part);
      Integer freed = freedNodes.get(first);
      if (freed != null) {
        freedNodes.put(part, freed);
      }
    }
    return parts;
  }

  /**
   * What pods nearby say to a pod; looked at only once it fits, because that means counting all.
   */
  private final class TopologyCheck {

    private final SchedulingState state;
    private boolean counted;
    private @Nullable TopologyFilter topology;

    TopologyCheck(SchedulingState state) {
      this.state = state;
    }

    /** Returns whether pods nearby have a say. */
    boolean matter() {
      if (!counted && !state.isPinned() && TopologyFilter.concerns(state.profile(), pods)) {
        topology = new TopologyFilter(state.profile(), table.nodes(), pods);
      }
      counted = true;
      return topology != null;
    }

    List<String> refusal(int node) {
      return matter() && topology != null ? topology.reasons(node) : List.of();
    }

    void placed(int node) {
      if (topology != null) {
        topology.placed(node);
      }
    }
  }

  private void evict(SchedulingState preemptor, int node, List<PodInfo> victims) {
    List<String> names = new ArrayList<>();
    for (PodInfo victim : victims) {
      names.add(victim.name());
      preemption.remove(node, victim);
      if (victim.owner() != PodInfo.NO_OWNER) {
        SchedulingState owner = states.get(victim.owner());
        owner.evict(node, turn, preemptor.profile().name());
        if (owner.shouldRunOn(node)) {
          owner.markPending(node, nodeInfos.reasons(node, owner.profile()));
        }
      }
    }
    preemptor.recordVictims(node, turn, names);
    freedNodes.putIfAbsent(node, (int) turn);
  }

  /** Gives those that were pushed out, and those that waited, another try where room was made. */
  private void retryFreedNodes() {
    while (!freedNodes.isEmpty()) {
      beginRound();
      long round = turn;
      freedNodes.keySet().stream()
          .filter(alike::isShared)
          .toList()
          .forEach(this::partIfNeighboursMatter);
      Map<Integer, Integer> freed = new HashMap<>(freedNodes);
      freedNodes.clear();
      List<Integer> order = new ArrayList<>(freed.keySet());
      order.sort(
          Comparator.comparing((Integer node) -> freed.get(node)).thenComparing(node -> node));
      for (int node : order) {
        turn = round | freed.get(node);
        for (SchedulingState state : waiting(node)) {
          finish(state, node, attempt(state, node), new TopologyCheck(state));
        }
      }
    }
  }

  private List<SchedulingState> waiting(int node) {
    List<SchedulingState> waiting = new ArrayList<>();
    for (SchedulingState state : byImportance()) {
      if (state.isPending(node) && state.isSchedulable(node)) {
        waiting.add(state);
      }
    }
    return waiting;
  }

  private List<SchedulingState> byImportance() {
    List<SchedulingState> known = byImportance;
    if (known == null) {
      known = new ArrayList<>(states);
      known.sort(MORE_IMPORTANT);
      byImportance = known;
    }
    return known;
  }

  /** Where a pod can come or go, nodes are taken in their order if pods look at each other. */
  private void partIfNeighboursMatter(int first) {
    if (!isConcerned()) {
      return;
    }
    for (SchedulingState state : waiting(first)) {
      if (state.isPinned() || attempt(state, first).isPossible()) {
        int[] itself = new int[table.size()];
        alike.members(first).stream().forEach(node -> itself[node] = node);
        split(first, itself);
        return;
      }
    }
  }

  /** Returns whether pods nearby matter to any pod. */
  private boolean isConcerned() {
    Boolean known = concerned;
    if (known == null) {
      known = false;
      for (SchedulingState state : states) {
        known |= TopologyFilter.concerns(state.profile(), pods);
      }
      concerned = known;
    }
    return known;
  }
}
