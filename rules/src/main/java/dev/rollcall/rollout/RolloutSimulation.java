package dev.rollcall.rollout;

import dev.rollcall.text.Cancellation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The clock, the kubelets and the scheduler around the controller: a discrete-event simulation in
 * which calls to the API server take no time.
 */
final class RolloutSimulation {

  /** Something that happens to a pod at a time; equal times in the order of their making. */
  private record Event(long at, long number, NodeState node, PodState pod, boolean leaves)
      implements Comparable<Event> {

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final PodTiming pace;
  private final long minReady;
  private final List<NodeState> nodes;
  private final RolloutMetrics tally;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final RollingUpdateController controller;
  private long now;
  private long numbers;

  private RolloutSimulation(
      List<RolloutNode> rolloutNodes, RolloutStrategy terms, PodTiming pace, boolean brief) {
    this.pace = pace;
    this.minReady = terms.minReadySeconds() * 1000;
    Map<String, Integer> zones = new LinkedHashMap<>();
    this.nodes = new ArrayList<>(rolloutNodes.size());
    for (RolloutNode rolloutNode : rolloutNodes) {
      int zone = zones.computeIfAbsent(rolloutNode.zone(), name -> zones.size());
      nodes.add(new NodeState(rolloutNode, zone, terms.replaces()));
    }
    this.tally = new RolloutMetrics(nodes, List.copyOf(zones.keySet()), brief);
    for (NodeState node : nodes) {
      tally.update(node, now);
    }
    this.controller = new RollingUpdateController(terms, nodes, tally.desired(), this);
  }

  /** Simulates an update to its end, or until nothing moves any more. */
  static RolloutTrace run(List<RolloutNode> rolloutNodes, RolloutStrategy terms, PodTiming pace) {
    return new RolloutSimulation(rolloutNodes, terms, pace, false).trace(terms);
  }

  /** Simulates an update likewise, and keeps neither moments nor nodes. */
  static RolloutTrace outcome(
      List<RolloutNode> rolloutNodes, RolloutStrategy terms, PodTiming pace) {
    return new RolloutSimulation(rolloutNodes, terms, pace, true).trace(terms);
  }

  private RolloutTrace trace(RolloutStrategy terms) {
    run();
    List<StuckPods> waiting =
        tally.isDone() ? List.of() : StuckDiagnosis.explain(nodes, terms, now);
    return tally.toTrace(now, controller.waves(), waiting);
  }

  private void run() {
    tally.sample(now);
    syncUntilStable();
    while (!events.isEmpty()) {
      now = events.element().at();
      while (!events.isEmpty() && events.element().at() == now) {
        handle(events.remove());
      }
      tally.sample(now);
      syncUntilStable();
    }
  }

  private void syncUntilStable() {
    controller.sync();
    tally.sample(now);
  }

  private void handle(Event event) {
    Cancellation.check();
    NodeState node = event.node();
    if (event.leaves()) {
      event.pod().goneAt = now;
      node.leaving.remove(event.pod());
      bindWaiting(node);
    }
    tally.update(node, now);
  }

  private void bindWaiting(NodeState node) {
    if (node.fresh != null && !node.fresh.bound) {
      bind(node, node.fresh);
    }
  }

  long now() {
    return now;
  }

  /**
   * Creates a pod of the new template and lets the scheduler try it. Returns whether the API server
   * takes it.
   */
  boolean create(NodeState node) {
    if (!node.rolloutNode.isCreatable()) {
      return false;
    }
    PodState pod = PodState.created(now);
    node.fresh = pod;
    bind(node, pod);
    tally.update(node, now);
    return true;
  }

  private void bind(NodeState node, PodState pod) {
    RolloutNode rolloutNode = node.rolloutNode;
    boolean beside = node.hasBoundPodBeside(pod);
    if (!rolloutNode.unfitReasons().isEmpty()
        || (beside && !rolloutNode.unfitReasonsWithOldPod().isEmpty())) {
      return;
    }
    pod.bound = true;
    pod.boundAt = now;
    node.sawBoth |= beside;
    if (rolloutNode.canBecomeReady()) {
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
      tally.update(node, now);
    }
  }

  /** Deletes the pod of the new template. */
  void deleteFresh(NodeState node) {
    if (node.fresh != null) {
      delete(node, node.fresh);
      node.fresh = null;
      tally.update(node, now);
    }
  }

  private void delete(NodeState node, PodState pod) {
    pod.deletedAt = now;
    node.lastOld = node.lastOld == null ? pod : node.lastOld;
    node.leaving.add(pod);
    if (!pod.bound) {
      events.add(new Event(now, numbers++, node, pod, true));
    } else if (node.rolloutNode.health() != RolloutNode.KubeletHealth.UNREACHABLE) {
      events.add(new Event(now + pace.gone(), numbers++, node, pod, true));
    }
  }
}
