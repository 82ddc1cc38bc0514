package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.SchedulingState;
import dev.rollcall.podadmission.PodAdmission;
import dev.rollcall.podadmission.PodRefusal;
import java.util.List;

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
    for (int node = 0; node < table.size(); node++) {
      if (!play.shouldRunOn(node)) {
        continue;
      }
      Node target = table.nodes().get(node);
      if (!play.hasPod(node)) {
        List<PodRefusal> refusals = refusals(play, target);
        if (!refusals.isEmpty()) {
          play.refuse(node, refusals);
          continue;
        }
      }
      List<String> heldBack = play.isBound(node) ? List.of() : lifecycle.heldBackOn(target, known);
      if (!heldBack.isEmpty()) {
        play.holdBack(node, heldBack);
      }
    }
  }

  private List<PodRefusal> refusals(SchedulingState play, Node node) {
    List<PodRefusal> refusals = play.lifecycle().refusalsOn(node);
    // How many pods there are on a reference cluster says nothing about a quota.
    return refusals.isEmpty() && known.isComplete() ? admission.charge(play.daemonSet()) : refusals;
  }
}
