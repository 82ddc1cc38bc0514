package dev.rollcall.placement;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.podadmission.PodAdmission;
import org.jspecify.annotations.Nullable;

/**
 * What one simulation begins with.
 *
 * @param existing the pods that the input holds
 * @param carried the pods that an earlier state leaves, null if there is none
 * @param reference the name of the reference cluster that the nodes are of, null if they are the
 *     user's own
 */
record PlacementInput(
    Inventory inventory,
    NodeIndex table,
    KnownLabels known,
    ExistingPods existing,
    ClusterFacts facts,
    @Nullable PreviousState carried,
    @Nullable String reference) {

  /** Returns the admission plugins before they have counted any pod. */
  PodAdmission admission() {
    return new PodAdmission(inventory, facts.version(), facts.complete());
  }

  /** Returns whether DaemonSets have pods before anything is placed. */
  boolean hasDaemonPods() {
    return existing.isDump() || carried != null;
  }
}
