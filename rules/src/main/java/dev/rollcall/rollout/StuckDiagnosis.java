package dev.rollcall.rollout;

import dev.rollcall.rollout.StuckPods.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which pods wait for what once nothing moves any more. */
final class StuckDiagnosis {

  private record Wait(Cause cause, String what, String waitsFor) {}

  private final RolloutStrategy terms;
  private final long now;
  private final int desired;
  private final Map<Wait, List<String>> culprits = new LinkedHashMap<>();
  private final Map<Wait, List<String>> victims = new LinkedHashMap<>();

  private StuckDiagnosis(RolloutStrategy terms, long now, int desired) {
    this.terms = terms;
    this.now = now;
    this.desired = desired;
  }

  static List<StuckPods> explain(List<NodeState> nodes, RolloutStrategy terms, long now) {
    int desired = 0;
    for (NodeState node : nodes) {
      desired += node.share.desired();
    }
    StuckDiagnosis standstill = new StuckDiagnosis(terms, now, desired);
    nodes.forEach(standstill::inspect);
    List<StuckPods> waiting = new ArrayList<>();
    add(standstill.culprits, waiting);
    add(standstill.victims, waiting);
    return waiting;
  }

  private static void add(Map<Wait, List<String>> groups, List<StuckPods> to) {
    groups.forEach(
        (wait, nodes) -> to.add(new StuckPods(wait.cause(), nodes, wait.what(), wait.waitsFor())));
  }

  private void inspect(NodeState node) {
    PodState fresh = node.fresh;
    if (!node.leaving.isEmpty()) {
      record(
          node,
          new Wait(
              Cause.UNREACHABLE_NODE,
              "deleted pod",
              "the kubelet of its node, which no longer answers, to end it"));
    }
    if (fresh != null && !fresh.bound) {
      record(node, pending(node, fresh));
    } else if (fresh != null && !fresh.isAvailable(now)) {
      record(node, unready(node));
    }
    boolean refused =
        fresh == null && node.rolloutNode.shouldRun() && !node.rolloutNode.isCreatable();
    if (refused && (node.old == null || terms.surgeCount(desired) > 0)) {
      String why = String.join("; ", node.rolloutNode.obstacles().refusals());
      record(node, new Wait(Cause.REFUSED, "new pod", "the API server to create it (" + why + ")"));
    } else if (node.old != null && fresh == null) {
      victims
          .computeIfAbsent(budgetExhausted(), wait -> new ArrayList<>())
          .add(node.rolloutNode.node());
    }
  }

  private Wait budgetExhausted() {
    return terms.rolling()
        ? new Wait(
            Cause.BUDGET, "old pod", "a turn, as " + terms.describeBudget(desired) + " is used up")
        : new Wait(
            Cause.ON_DELETE, "old pod", "someone to delete it, as the update strategy is OnDelete");
  }

  private static Wait pending(NodeState node, PodState fresh) {
    RolloutNode rolloutNode = node.rolloutNode;
    if (!rolloutNode.unfitReasons().isEmpty()) {
      String what = String.join(", ", rolloutNode.unfitReasons());
      return new Wait(Cause.NO_ROOM, "new pod", "room on its node (" + what + ")");
    }
    if (node.old == null || !node.hasBoundPodBeside(fresh)) {
      return new Wait(Cause.NO_ROOM_BESIDE, "new pod", "a deleted pod to leave its node");
    }
    return new Wait(
        Cause.NO_ROOM_BESIDE,
        "new pod",
        "what the old pod beside it holds ("
            + String.join(", ", rolloutNode.unfitReasonsWithOldPod())
            + "), and the old pod for the new one to be available");
  }

  private static Wait unready(NodeState node) {
    List<String> why = node.rolloutNode.obstacles().unready();
    if (!why.isEmpty()) {
      String reasons = String.join("; ", why);
      return new Wait(Cause.NEVER_READY, "new pod", "being Ready, which never happens: " + reasons);
    }
    return node.rolloutNode.health() == RolloutNode.KubeletHealth.READY
        ? new Wait(
            Cause.BROKEN,
            "new pod",
            "its containers to become ready, which they are assumed never to do there")
        : new Wait(Cause.NOT_READY_NODE, "new pod", "its node to become ready");
  }

  private void record(NodeState node, Wait wait) {
    culprits.computeIfAbsent(wait, first -> new ArrayList<>()).add(node.rolloutNode.node());
  }
}
