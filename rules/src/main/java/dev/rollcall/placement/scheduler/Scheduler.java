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

  private final List<SchedulingState> plays;
  private final List<SchedulingState> byImportance;
  private final NodeInfos ledger;
  private final int nodes;
  private final AssignedPods pods;
  private final NodeIndex table;
  private final Preemption preemption;
  // A node where room was made is tried again once, however many pods it lost.
  private final Set<Integer> freedNodes = new LinkedHashSet<>();

  /**
   * Prepares to place.
   *
   * @param plays in the order in which the DaemonSets were made
   * @param preempts whether pods of higher priority push out others
   */
  public Scheduler(
      List<SchedulingState> plays,
      NodeInfos ledger,
      NodeIndex table,
      AssignedPods pods,
      boolean preempts) {
    this.plays = plays;
    this.byImportance = new ArrayList<>(plays);
    if (plays.size() > 1) {
      byImportance.sort(MORE_IMPORTANT);
    }
    this.ledger = ledger;
    this.nodes = table.size();
    this.table = table;
    this.pods = pods;
    this.preemption = new Preemption(plays, ledger, table.size(), preempts);
  }

  public void run() {
    for (SchedulingState play : plays) {
      place(play);
    }
    retryFreedNodes();
    for (SchedulingState play : plays) {
      // What waits for a neighbour is tried again when the neighbour has come.
      if (play.hasPending() && !play.profile().spec().podAffinity().required().isEmpty()) {
        retry(play);
      }
    }
  }

  private void place(SchedulingState play) {
    TopologyCheck neighbours = new TopologyCheck(play);
    for (int node = 0; node < nodes; node++) {
      if (play.isSchedulable(node) && !play.isBound(node)) {
        tryBind(play, node, neighbours);
      }
    }
  }

  private void retry(SchedulingState play) {
    TopologyCheck neighbours = new TopologyCheck(play);
    for (int node = 0; node < nodes; node++) {
      if (play.isPending(node) && play.isSchedulable(node)) {
        tryBind(play, node, neighbours);
      }
    }
    retryFreedNodes();
  }

  /** Tries to bind the pod that the node should have. */
  private void tryBind(SchedulingState play, int node, TopologyCheck neighbours) {
    Cancellation.check();
    PodInfo pod = play.profile();
    boolean pinned = play.isPinned();
    List<String> rejection = pinned ? KubeletAdmission.rejection(pod, node, ledger) : List.of();
    if (!rejection.isEmpty()) {
      play.reject(node, rejection);
      return;
    }
    boolean fits = pinned || ledger.fits(node, pod);
    List<PodInfo> victims = fits ? List.of() : preemption.victims(node, pod);
    if (!fits && victims.isEmpty()) {
      play.markPending(node, ledger.reasons(node, pod));
      return;
    }
    List<String> refusal = pinned ? List.of() : neighbours.refusal(node);
    if (!refusal.isEmpty()) {
      play.markPending(node, fits ? refusal : ledger.reasons(node, pod));
      return;
    }
    if (!fits) {
      evict(play, node, victims);
    }
    ledger.addPod(node, pod);
    play.bind(node);
    preemption.placed(node, pod);
    neighbours.placed(node);
  }

  /**
   * What pods nearby say to a pod; looked at only once it fits, because that means counting all.
   */
  private final class TopologyCheck {

    private final SchedulingState play;
    private boolean counted;
    private @Nullable TopologyFilter topology;

    TopologyCheck(SchedulingState play) {
      this.play = play;
    }

    List<String> refusal(int node) {
      if (!counted && TopologyFilter.concerns(play.profile(), pods)) {
        topology = new TopologyFilter(play.profile(), table.nodes(), pods);
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
        SchedulingState owner = plays.get(victim.owner());
        owner.evict(node, preemptor.profile().name());
        if (owner.shouldRunOn(node)) {
          owner.markPending(node, ledger.reasons(node, owner.profile()));
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
      for (SchedulingState play : byImportance) {
        if (play.isPending(node) && play.isSchedulable(node)) {
          waiting.add(play);
        }
      }
      for (SchedulingState play : waiting) {
        tryBind(play, node, new TopologyCheck(play));
      }
    }
  }
}
