package dev.rollcall.rollout;

import dev.rollcall.model.Interruption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The clock, the kubelets and the scheduler around the controller: a discrete-event simulation in
 * which calls to the API server take no time.
 */
final class Simulation {

  /** Something that happens to a pod at a time; equal times in the order of their making. */
  private record Event(long at, long number, NodeState node, PodState pod, boolean leaves)
      implements Comparable<Event> {

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final Pace pace;
  private final long minReady;
  private final List<NodeState> nodes;
  private final Tally tally;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Controller controller;
  private long now;
  private long numbers;

  private Simulation(List<Seat> seats, Terms terms, Pace pace) {
    this.pace = pace;
    this.minReady = terms.minReadySeconds() * 1000;
    Map<String, Integer> zones = new LinkedHashMap<>();
    this.nodes = new ArrayList<>(seats.size());
    for (Seat seat : seats) {
      int zone = zones.computeIfAbsent(seat.zone(), name -> zones.size());
      nodes.add(new NodeState(seat, zone, terms.replaces()));
    }
    this.tally = new Tally(nodes, List.copyOf(zones.keySet()));
    for (NodeState node : nodes) {
      tally.refresh(node, now);
    }
    this.controller = new Controller(terms, nodes, tally.desired(), this);
  }

  /** Plays an update to its end, or until nothing moves any more. */
  static Course play(List<Seat> seats, Terms terms, Pace pace) {
    Simulation simulation = new Simulation(seats, terms, pace);
    simulation.run();
    List<Waiting> waiting =
        simulation.tally.isDone()
            ? List.of()
            : Standstill.explain(simulation.nodes, terms, simulation.now);
    return simulation.tally.sum(simulation.now, simulation.controller.waves(), waiting);
  }

  private void run() {
    tally.picture(now);
    settle();
    while (!events.isEmpty()) {
      now = events.element().at();
      while (!events.isEmpty() && events.element().at() == now) {
        happen(events.remove());
      }
      tally.picture(now);
      settle();
    }
  }

  private void settle() {
    controller.settle();
    tally.picture(now);
  }

  private void happen(Event event) {
    Interruption.check();
    NodeState node = event.node();
    if (event.leaves()) {
      event.pod().goneAt = now;
      node.leaving.remove(event.pod());
      bindWaiting(node);
    }
    tally.refresh(node, now);
  }

  private void bindWaiting(NodeState node) {
    if (node.fresh != null && !node.fresh.bound) {
      bind(node, node.fresh);
    }
  }

  long now() {
    return now;
  }

  /** Creates a pod of the new template and lets the scheduler try it. */
  void create(NodeState node) {
    PodState pod = PodState.created(now);
    node.fresh = pod;
    bind(node, pod);
    tally.refresh(node, now);
  }

  private void bind(NodeState node, PodState pod) {
    Seat seat = node.seat;
    boolean beside = node.hasBoundPodBeside(pod);
    if (!seat.misfit().isEmpty() || (beside && !seat.misfitBeside().isEmpty())) {
      return;
    }
    pod.bound = true;
    pod.boundAt = now;
    node.sawBoth |= beside;
    if (seat.canBecomeReady()) {
      pod.readyAt = now + pace.ready();
      pod.availableAt = pod.readyAt + minReady;
      events.add(new Event(pod.availableAt, numbers++, node, pod, false));
    }
  }

  /** Deletes the old pod of a node. */
  void deleteOld(NodeState node) {
    if (node.old != null) {
      delete(node, node.old);
      node.old = null;
      tally.refresh(node, now);
    }
  }

  /** Deletes the pod of the new template. */
  void deleteFresh(NodeState node) {
    if (node.fresh != null) {
      delete(node, node.fresh);
      node.fresh = null;
      tally.refresh(node, now);
    }
  }

  private void delete(NodeState node, PodState pod) {
    pod.deletedAt = now;
    node.leaving.add(pod);
    if (!pod.bound) {
      events.add(new Event(now, numbers++, node, pod, true));
    } else if (node.seat.health() != Seat.Health.UNREACHABLE) {
      events.add(new Event(now + pace.gone(), numbers++, node, pod, true));
    }
  }
}
