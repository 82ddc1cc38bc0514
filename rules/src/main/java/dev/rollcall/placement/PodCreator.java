package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.placement.scheduler.DaemonPods;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.SchedulingState;
import dev.rollcall.podadmission.PodAdmission;
import dev.rollcall.podadmission.PodRefusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates the pods that nodes lack, as far as admission lets it: syncNodes of daemon_controller.go.
 * Pods that exist are not asked again.
 */
final class PodCreator {

  private final PodAdmission admission;
  private final NodeIndex table;
  private final KnownLabels known;

  PodCreator(PodAdmission admission, NodeIndex table, KnownLabels known) {
    this.admission = admission;
    this.table = table;
    this.known = known;
  }

  /**
   * Counts what is there against the quotas, then creates what is not.
   *
   * @param existing the pods of the input
   */
  void create(List<SchedulingState> states, List<Pod> existing) {
    for (Pod pod : existing) {
      if (!pod.isFinished() && !pod.terminating()) {
        admission.count(pod);
      }
    }
    for (SchedulingState state : states) {
      if (existing.isEmpty() && admission.hasQuota(state.daemonSet().namespace())) {
        countExisting(state);
      }
    }
    for (SchedulingState state : states) {
      create(state);
    }
  }

  /**
   * Returns why no pod is created on nodes of a reference cluster, of which nothing is counted, by
   * the number of the node.
   */
  static Map<Integer, List<PodRefusal>> refusals(DaemonPods pods, NodeIndex table) {
    if (pods.lifecycle().isTriedOnEveryNode()) {
      return Map.of();
    }
    Map<Integer, List<PodRefusal>> refused = new LinkedHashMap<>();
    for (int node = 0; node < table.size(); node++) {
      List<PodRefusal> refusals =
          pods.shouldRunOn(node) ? pods.lifecycle().refusalsOn(table.nodes().get(node)) : List.of();
      if (!refusals.isEmpty()) {
        refused.put(node, refusals);
      }
    }
    return refused;
  }

  private void countExisting(SchedulingState state) {
    for (int node = 0; node < table.size(); node++) {
      if (state.hasPod(node)) {
        admission.count(state.daemonSet());
      }
    }
  }

  private boolean isPlain(SchedulingState state) {
    return state.lifecycle().isTriedOnEveryNode()
        && !admission.hasQuota(state.daemonSet().namespace());
  }

  private void create(SchedulingState state) {
    if (isPlain(state)) {
      return; // nothing to ask, on however many nodes
    }
    PodLifecycle lifecycle = state.lifecycle();
    for (int node = 0; node < table.size(); node++) {
      if (!state.shouldRunOn(node)) {
        continue;
      }
      Node target = table.nodes().get(node);
      if (!state.hasPod(node)) {
        List<PodRefusal> refusals = refusals(state, target);
        if (!refusals.isEmpty()) {
          state.refuse(node, refusals);
          continue;
        }
      }
      List<String> heldBack = state.isBound(node) ? List.of() : lifecycle.heldBackOn(target, known);
      if (!heldBack.isEmpty()) {
        state.holdBack(node, heldBack);
      }
    }
  }

  private List<PodRefusal> refusals(SchedulingState state, Node node) {
    List<PodRefusal> refusals = state.lifecycle().refusalsOn(node);
    // How many pods there are on a reference cluster says nothing about a quota.
    return refusals.isEmpty() && known.isComplete()
        ? admission.charge(state.daemonSet())
        : refusals;
  }
}
