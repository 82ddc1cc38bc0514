package dev.rollcall.placement.scheduler;

import dev.rollcall.text.Cancellation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pods that the controller wants onto their nodes, one DaemonSet after the other, and lets
 * those of higher priority push out others.
 */
public final class Scheduler {

  private static final Comparator<SchedulingState> MORE_IMPORTANT =
      (one, other) -> Long.compare(other.profile().priority(), one.profile().priority());

  private final List<SchedulingState> states;
  private final List<SchedulingState> byImportance;
  private final NodeInfos nodeInfos;
  private final int nodes;
  private final AssignedPods pods;
  private final NodeIndex table;
  private final Preemption preemption;
  // A node where room was made is tried again once, however many pods it lost.
  private final Set<Integer> freedNodes = new LinkedHashSet<>();

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
    this.byImportance = new ArrayList<>(states);
    if (states.size() > 1) {
      byImportance.sort(MORE_IMPORTANT);
    }
    this.nodeInfos = nodeInfos;
    this.nodes = table.size();
    this.table = table;
    this.pods = pods;
    this.preemption = new Preemption(states, nodeInfos, table.size(), preempts);
  }

  public void run() {
    for (SchedulingState state : states) {
      place(state);
    }
    retryFreedNodes();
    for (SchedulingState state : states) {
      // What waits for a neighbour is tried again when the neighbour has come.
      if (state.hasPending() && !state.profile().spec().podAffinity().required().isEmpty()) {
        retry(state);
      }
    }
  }

  private void place(SchedulingState state) {
    TopologyCheck neighbours = new TopologyCheck(state);
    for (int node = 0; node < nodes; node++) {
      if (state.isSchedulable(node) && !state.isBound(node)) {
        tryBind(state, node, neighbours);
      }
    }
  }

  private void retry(SchedulingState state) {
    TopologyCheck neighbours = new TopologyCheck(state);
    for (int node = 0; node < nodes; node++) {
      if (state.isPending(node) && state.isSchedulable(node)) {
        tryBind(state, node, neighbours);
      }
    }
    retryFreedNodes();
  }

  /** Tries to bind the pod that the node should have. */
  private void tryBind(SchedulingState state, int node, TopologyCheck neighbours) {
    Cancellation.check();
    PodInfo pod = state.profile();
    boolean pinned = state.isPinned();
    List<String> rejection = pinned ? KubeletAdmission.rejection(pod, node, nodeInfos) : List.of();
    if (!rejection.isEmpty()) {
      state.reject(node, rejection);
      return;
    }
    boolean fits = pinned || nodeInfos.fits(node, pod);
    List<PodInfo> victims = fits ? List.of() : preemption.victims(node, pod);
    if (!fits && victims.isEmpty()) {
      state.markPending(node, nodeInfos.reasons(node, pod));
      return;
    }
    List<String> refusal = pinned ? List.of() : neighbours.refusal(node);
    if (!refusal.isEmpty()) {
      state.markPending(node, fits ? refusal : nodeInfos.reasons(node, pod));
      return;
    }
    if (!fits) {
      evict(state, node, victims);
    }
    nodeInfos.addPod(node, pod);
    state.bind(node);
    preemption.placed(node, pod);
    neighbours.placed(node);
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

    List<String> refusal(int node) {
      if (!counted && TopologyFilter.concerns(state.profile(), pods)) {
        topology = new TopologyFilter(state.profile(), table.nodes(), pods);
      }
      counted = true;
      return topology == null ? List.of() : topology.reasons(node);
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
        owner.evict(node, preemptor.profile().name());
        if (owner.shouldRunOn(node)) {
          owner.markPending(node, nodeInfos.reasons(node, owner.profile()));
        }
      }
    }
    preemptor.recordVictims(node, names);
    freedNodes.add(node);
  }

  /** Gives those that were pushed out, and those that waited, another try where room was made. */
  private void retryFreedNodes() {
    while (!freedNodes.isEmpty()) {
      int node = freedNodes.iterator().next();
      freedNodes.remove(node);
      List<SchedulingState> waiting = new ArrayList<>();
      for (SchedulingState state : byImportance) {
        if (state.isPending(node) && state.isSchedulable(node)) {
          waiting.add(state);
        }
      }
      for (SchedulingState state : waiting) {
        tryBind(state, node, new TopologyCheck(state));
      }
    }
  }
}
