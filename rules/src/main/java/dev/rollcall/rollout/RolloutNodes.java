package dev.rollcall.rollout;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.podadmission.PodRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from two clusters what stands on the nodes before and what shall stand there after. */
final class RolloutNodes {

  private static final String[] ZONE = {
    "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"
  };

  private final Map<String, RolloutNode.OldPodState> existing;
  private final Placement after;
  private final @Nullable SurgeFit besides;
  private final Set<String> broken;
  private final KnownLabels known;

  private RolloutNodes(RolloutChange change, Assumptions assumptions, boolean beside) {
    this.after = change.after();
    this.existing = existing(change);
    DaemonSet old = change.oldDaemonSet();
    this.besides =
        old == null || !beside
            ? null
            : new SurgeFit(change.clusterAfter(), old, change.newDaemonSet());
    this.broken = new HashSet<>(assumptions.broken());
    this.known = change.clusterAfter().knownLabels();
  }

  /**
   * Reads the nodes of the cluster after.
   *
   * @param beside whether to find out where a new pod has no room beside the old one
   */
  static List<RolloutNode> of(RolloutChange change, Assumptions assumptions, boolean beside) {
    RolloutNodes rolloutNodes = new RolloutNodes(change, assumptions, beside);
    List<RolloutNode> all = new ArrayList<>();
    Map<Node, List<String>> pending = rolloutNodes.after.pending();
    rolloutNodes
        .after
        .verdicts()
        .forEach((node, verdict) -> all.add(rolloutNodes.rolloutNode(node, verdict, pending)));
    return all;
  }

  private RolloutNode rolloutNode(Node node, Verdict verdict, Map<Node, List<String>> pending) {
    boolean runs = verdict.runs();
    List<String> beside = besides == null || !runs ? List.of() : besides.misfit(node);
    RolloutNode rolloutNode =
        RolloutNode.running(node.name())
            .with(existing.getOrDefault(node.name(), RolloutNode.OldPodState.NONE))
            .with(health(node))
            .inZone(zone(node))
            .withDecision(runs, runs || verdict instanceof Verdict.ShouldContinueRunning)
            .withUnfitReasons(unfit(node, runs, pending), beside)
            .withObstacles(runs ? obstacles(node) : NewPodObstacles.NONE);
    return broken.contains(node.name()) ? rolloutNode.asBroken() : rolloutNode;
  }

  private List<String> unfit(Node node, boolean runs, Map<Node, List<String>> pending) {
    List<String> waiting = pending.getOrDefault(node, List.of());
    return waiting.isEmpty() && runs ? after.lifecycle().heldBackOn(node, known) : waiting;
  }

  /** Returns what stops a new pod, also where an old one is there. */
  private NewPodObstacles obstacles(Node node) {
    PodLifecycle lifecycle = after.lifecycle();
    List<PodRefusal> refusals = lifecycle.refusalsOn(node);
    List<String> refused = new ArrayList<>();
    for (PodRefusal refusal : refusals.isEmpty() ? after.refusalsOn(node) : refusals) {
      refused.add(refusal.by() + ": " + refusal.message());
    }
    List<String> unready = after.obstaclesOn(node);
    return refused.isEmpty() && unready.isEmpty()
        ? NewPodObstacles.NONE
        : new NewPodObstacles(refused, unready);
  }

  /** Returns which pods stand before: as placed, and where the input is a dump as it shows them. */
  private static Map<String, RolloutNode.OldPodState> existing(RolloutChange change) {
    Map<String, RolloutNode.OldPodState> existing = new HashMap<>();
    Placement before = change.before();
    if (before == null) {
      return existing;
    }
    before
        .pending()
        .keySet()
        .forEach(node -> existing.put(node.name(), RolloutNode.OldPodState.PENDING));
    before.running().forEach(node -> existing.put(node.name(), RolloutNode.OldPodState.AVAILABLE));
    before
        .neverReady()
        .keySet()
        .forEach(node -> existing.put(node.name(), RolloutNode.OldPodState.UNAVAILABLE));
    before.missing().forEach(node -> existing.remove(node.name()));
    DaemonSet daemonSet = before.daemonSet();
    for (Pod pod : change.clusterBefore().inventory().pods()) {
      String node = pod.spec().nodeName().get();
      boolean shown = !node.isEmpty() && !pod.conditions().isEmpty() && !pod.terminating();
      if (shown && isOf(daemonSet, pod) && existing.containsKey(node)) {
        existing.put(
            node,
            pod.isReady()
                ? RolloutNode.OldPodState.AVAILABLE
                : RolloutNode.OldPodState.UNAVAILABLE);
      }
    }
    return existing;
  }

  private static boolean isOf(DaemonSet daemonSet, Pod pod) {
    return pod.ownerKind().get().equals("DaemonSet")
        && pod.ownerName().get().equals(daemonSet.name())
        && pod.namespace().equals(daemonSet.namespace());
  }

  private static RolloutNode.KubeletHealth health(Node node) {
    for (Taint taint : node.taints()) {
      if (taint.key().get().equals("node.kubernetes.io/unreachable")) {
        return RolloutNode.KubeletHealth.UNREACHABLE;
      }
    }
    for (Node.Condition condition : node.conditions()) {
      if (condition.type().get().equals("Ready") && condition.status().get().equals("Unknown")) {
        return RolloutNode.KubeletHealth.UNREACHABLE;
      }
    }
    return node.isNotReady()
        ? RolloutNode.KubeletHealth.NOT_READY
        : RolloutNode.KubeletHealth.READY;
  }

  private static String zone(Node node) {
    for (String label : ZONE) {
      String zone = node.labels().get(label);
      if (zone != null) {
        return zone;
      }
    }
    return "";
  }
}
