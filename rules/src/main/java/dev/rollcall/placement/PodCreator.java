package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.model.Value;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.placement.lifecycle.PodStage;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.SchedulingState;
import dev.rollcall.podadmission.PodAdmission;
import dev.rollcall.podadmission.PodRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Creates the pods that nodes lack, as far as admission lets it: syncNodes of daemon_controller.go.
 * Pods that exist are not asked again.
 */
final class PodCreator {

  private static final List<String> AFFINITY =
      List.of("node(s) didn't match Pod's node affinity/selector");

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
  void create(List<SchedulingState> plays, List<Pod> existing) {
    for (Pod pod : existing) {
      if (!pod.isFinished() && !pod.terminating()) {
        admission.count(pod);
      }
    }
    for (SchedulingState play : plays) {
      if (existing.isEmpty() && admission.hasQuota(play.daemonSet().namespace())) {
        countExisting(play);
      }
    }
    for (SchedulingState play : plays) {
      create(play);
    }
  }

  private void countExisting(SchedulingState play) {
    for (int node = 0; node < table.size(); node++) {
      if (play.hasPod(node)) {
        admission.count(play.daemonSet());
      }
    }
  }

  private boolean isPlain(SchedulingState play) {
    PodLifecycle lifecycle = play.lifecycle();
    return lifecycle.admitted().refusals().isEmpty()
        && lifecycle.admitted().addedNodeSelector().isEmpty()
        && lifecycle.readiness().isUnhindered()
        && !admission.hasQuota(play.daemonSet().namespace());
  }

  private void create(SchedulingState play) {
    if (isPlain(play)) {
      return; // nothing to ask, on however many nodes
    }
    PodLifecycle lifecycle = play.lifecycle();
    List<PodRefusal> always = new ArrayList<>(lifecycle.admitted().refusals());
    for (int node = 0; node < table.size(); node++) {
      if (!play.shouldRunOn(node)) {
        continue;
      }
      Node target = table.nodes().get(node);
      if (!play.hasPod(node)) {
        List<PodRefusal> refusals = always.isEmpty() ? refusals(play, target) : always;
        if (!refusals.isEmpty()) {
          play.refuse(node, refusals);
          continue;
        }
      }
      if (!play.isBound(node)) {
        holdBack(play, node, target);
      }
    }
  }

  private List<PodRefusal> refusals(SchedulingState play, Node node) {
    List<PodRefusal> refusals = play.lifecycle().readiness().refusalsOn(node);
    // How many pods there are on a reference cluster says nothing about a quota.
    return refusals.isEmpty() && known.isComplete() ? admission.charge(play.daemonSet()) : refusals;
  }

  /** Mirrors the scheduler's gates and the node selector that only the pod has. */
  private void holdBack(SchedulingState play, int node, Node target) {
    List<String> gates = play.lifecycle().readiness().messages(target, PodStage.PENDING);
    if (!gates.isEmpty()) {
      play.holdBack(node, gates);
      return;
    }
    for (Map.Entry<String, Value<String>> added :
        play.lifecycle().admitted().addedNodeSelector().entrySet()) {
      String label = target.labels().get(added.getKey());
      boolean certain =
          label == null
              ? !target.partial() && known.contains(added.getKey())
              : known.hasValueOf(added.getKey());
      if (certain && !added.getValue().get().equals(label)) {
        play.holdBack(node, AFFINITY);
        return;
      }
    }
  }
}
