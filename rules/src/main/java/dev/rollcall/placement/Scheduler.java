package dev.rollcall.placement;

import dev.rollcall.model.Interruption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pods that the controller wants onto their nodes, one DaemonSet after the other, and lets
 * those of higher priority push out others.
 */
final class Scheduler {

  private static final Comparator<Play> MORE_IMPORTANT =
      (one, other) -> Long.compare(other.profile().priority(), one.profile().priority());

  private final List<Play> plays;
  private final Ledger ledger;
  private final int nodes;
  private final PodsInPlay pods;
  private final NodeTable table;
  private final Preemption preemption;
  private final Deque<Integer> disturbed = new ArrayDeque<>();

  /**
   * Prepares to place.
   *
   * @param plays in the order in which the DaemonSets were made
   * @param preempts whether pods of higher priority push out others
   */
  Scheduler(List<Play> plays, Ledger ledger, NodeTable table, PodsInPlay pods, boolean preempts) {
    this.plays = plays;
    this.ledger = ledger;
    this.nodes = table.size();
    this.table = table;
    this.pods = pods;
    this.preemption = new Preemption(plays, ledger, preempts);
  }

  void run() {
    for (Play play : plays) {
      place(play);
    }
    settle();
    for (Play play : plays) {
      // What waits for a neighbour is tried again when the neighbour has come.
      if (play.hasPending() && !play.profile().spec().podAffinity().required().isEmpty()) {
        retry(play);
      }
    }
  }

  private void place(Play play) {
    Neighbours neighbours = new Neighbours(play);
    for (int node = 0; node < nodes; node++) {
      if (play.wants(node) && !play.isBound(node)) {
        attempt(play, node, neighbours);
      }
    }
  }

  private void retry(Play play) {
    Neighbours neighbours = new Neighbours(play);
    for (int node = 0; node < nodes; node++) {
      if (play.isPending(node) && play.wants(node)) {
        attempt(play, node, neighbours);
      }
    }
    settle();
  }

  /** Tries to bind the pod that the node should have. */
  private void attempt(Play play, int node, Neighbours neighbours) {
    Interruption.check();
    PodProfile pod = play.profile();
    // A pod with a nodeName in its manifest is bound already and never sees the scheduler.
    boolean pinned = !pod.spec().nodeName().get().isEmpty();
    boolean fits = pinned || ledger.fits(node, pod);
    List<PodProfile> victims = fits ? List.of() : preemption.victims(node, pod);
    if (!fits && victims.isEmpty()) {
      play.pend(node, ledger.reasons(node, pod));
      return;
    }
    List<String> refusal = pinned ? List.of() : neighbours.refusal(node);
    if (!refusal.isEmpty()) {
      play.pend(node, fits ? refusal : ledger.reasons(node, pod));
      return;
    }
    if (!fits) {
      evict(play, node, victims);
    }
    ledger.take(node, pod);
    play.place(node);
    preemption.placed(node, pod);
    neighbours.placed(node);
  }

  /**
   * What pods nearby say to a pod; looked at only once it fits, because that means counting all.
   */
  private final class Neighbours {

    private final Play play;
    private boolean counted;
    private @Nullable TopologyFilter topology;

    Neighbours(Play play) {
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

  private void evict(Play preemptor, int node, List<PodProfile> victims) {
    List<String> names = new ArrayList<>();
    for (PodProfile victim : victims) {
      names.add(victim.name());
      preemption.remove(node, victim);
      if (victim.owner() != PodProfile.NO_OWNER) {
        Play owner = plays.get(victim.owner());
        owner.evict(node, preemptor.profile().name());
        if (owner.wants(node)) {
          owner.pend(node, ledger.reasons(node, owner.profile()));
        }
      }
    }
    preemptor.preempt(node, names);
    disturbed.add(node);
  }

  /** Gives those that were pushed out, and those that waited, another try where room was made. */
  private void settle() {
    while (!disturbed.isEmpty()) {
      int node = disturbed.remove();
      List<Play> waiting = new ArrayList<>();
      for (Play play : plays) {
        if (play.isPending(node) && play.wants(node)) {
          waiting.add(play);
        }
      }
      waiting.sort(MORE_IMPORTANT);
      for (Play play : waiting) {
        attempt(play, node, new Neighbours(play));
      }
    }
  }
}
