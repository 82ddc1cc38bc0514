package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.model.Value;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.podadmission.AdmittedPod;
import dev.rollcall.podadmission.PodRefusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a DaemonSet's pods before any node is looked at. */
public final class PodLifecycle {

  private static final List<String> AFFINITY =
      List.of("node(s) didn't match Pod's node affinity/selector");

  private final List<String> objectRefused;
  private final AdmittedPod admitted;
  private final DaemonSet daemonSet;
  private final Inventory inventory;
  private volatile @Nullable Boolean tried;
  private volatile @Nullable PodReadiness readiness;

  /**
   * Keeps what is known.
   *
   * @param objectRefused why the API server refuses the DaemonSet itself, empty if it takes it
   * @param admitted what admission makes of the pods
   * @param inventory the objects that the pods may refer to
   */
  public PodLifecycle(
      List<String> objectRefused, AdmittedPod admitted, DaemonSet daemonSet, Inventory inventory) {
    this.objectRefused = List.copyOf(objectRefused);
    this.admitted = admitted;
    this.daemonSet = daemonSet;
    this.inventory = inventory;
  }

  /** Returns why the API server refuses the DaemonSet itself, empty if it takes it. */
  public List<String> objectRefused() {
    return objectRefused;
  }

  /** Returns what admission makes of the pods. */
  public AdmittedPod admitted() {
    return admitted;
  }

  /** Returns what stops the pods although they fit; found once somebody wants to know. */
  public PodReadiness readiness() {
    PodReadiness known = readiness;
    if (known == null) {
      known = PodReadiness.of(daemonSet, inventory);
      readiness = known;
    }
    return known;
  }

  /** Returns whether every pod is created, quotas aside, and tried by the scheduler. */
  public boolean isTriedOnEveryNode() {
    Boolean known = tried;
    if (known == null) {
      known =
          admitted.refusals().isEmpty()
              && admitted.addedNodeSelector().isEmpty()
              && !PodReadiness.mayStopBeforeBinding(daemonSet.pod());
      tried = known;
    }
    return known;
  }

  /** Returns why the API server creates no pod for a node, quotas aside; empty if it does. */
  public List<PodRefusal> refusalsOn(Node node) {
    return admitted.refusals().isEmpty() ? readiness().refusalsOn(node) : admitted.refusals();
  }

  /**
   * Returns why the scheduler does not try a pod on its node, in the scheduler's words: a gate, or
   * the node selector that admission gave the pod; empty if it does.
   */
  public List<String> heldBackOn(Node node, KnownLabels known) {
    List<String> gates = readiness().messages(node, PodStage.PENDING);
    if (!gates.isEmpty()) {
      return gates;
    }
    for (Map.Entry<String, Value<String>> added : admitted.addedNodeSelector().entrySet()) {
      String label = node.labels().get(added.getKey());
      boolean certain =
          label == null
              ? !node.partial() && known.contains(added.getKey())
              : known.hasValueOf(added.getKey());
      if (certain && !added.getValue().get().equals(label)) {
        return AFFINITY;
      }
    }
    return List.of();
  }

  /** Returns whether the API server refuses the DaemonSet itself. */
  public boolean isObjectRefused() {
    return !objectRefused.isEmpty();
  }
}
