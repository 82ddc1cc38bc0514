package dev.rollcall.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which pods wait for what once nothing moves any more. */
final class Standstill {

  private record Wait(String what, String waitsFor) {}

  private final Terms terms;
  private final long now;
  private final int desired;
  private final Map<Wait, List<String>> culprits = new LinkedHashMap<>();
  private final Map<Wait, List<String>> victims = new LinkedHashMap<>();

  private Standstill(Terms terms, long now, int desired) {
    this.terms = terms;
    this.now = now;
    this.desired = desired;
  }

  static List<Waiting> explain(List<NodeState> nodes, Terms terms, long now) {
    int desired = 0;
    for (NodeState node : nodes) {
      desired += node.share.desired();
    }
    Standstill standstill = new Standstill(terms, now, desired);
    nodes.forEach(standstill::look);
    List<Waiting> waiting = new ArrayList<>();
    add(standstill.culprits, waiting);
    add(standstill.victims, waiting);
    return waiting;
  }

  private static void add(Map<Wait, List<String>> groups, List<Waiting> to) {
    groups.forEach((wait, nodes) -> to.add(new Waiting(nodes, wait.what(), wait.waitsFor())));
  }

  private void look(NodeState node) {
    PodState fresh = node.fresh;
    if (!node.leaving.isEmpty()) {
      blame(node, "deleted pod", "the kubelet of its node, which no longer answers, to end it");
    }
    if (fresh != null && !fresh.bound) {
      pending(node, fresh);
    } else if (fresh != null && !fresh.isAvailable(now)) {
      unready(node);
    }
    if (node.old == null || fresh != null) {
      return;
    }
    String waitsFor =
        terms.rolling()
            ? "a turn, as " + terms.budgetOutOf(desired) + " is used up"
            : "someone to delete it, as the update strategy is OnDelete";
    victims
        .computeIfAbsent(new Wait("old pod", waitsFor), wait -> new ArrayList<>())
        .add(node.seat.node());
  }

  private void pending(NodeState node, PodState fresh) {
    Seat seat = node.seat;
    if (!seat.misfit().isEmpty()) {
      blame(node, "new pod", "room on its node (" + String.join(", ", seat.misfit()) + ")");
    } else if (node.hasBoundPodBeside(fresh) && node.old != null) {
      blame(
          node,
          "new pod",
          "what the old pod beside it holds ("
              + String.join(", ", seat.misfitBeside())
              + "), and the old pod for the new one to be available");
    } else {
      blame(node, "new pod", "a deleted pod to leave its node");
    }
  }

  private void unready(NodeState node) {
    if (node.seat.health() != Seat.Health.READY) {
      blame(node, "new pod", "its node to become ready");
    } else {
      blame(
          node,
          "new pod",
          "its containers to become ready, which they are assumed never to do there");
    }
  }

  private void blame(NodeState node, String what, String waitsFor) {
    culprits
        .computeIfAbsent(new Wait(what, waitsFor), wait -> new ArrayList<>())
        .add(node.seat.node());
  }
}
