package dev.rollcall.rollout;

import java.util.List;

/**
 * A node as the rollout of one DaemonSet meets it.
 *
 * @param node the node's name
 * @param zone the failure domain it lies in, empty if no label says so
 * @param before the pod that stands there when the update begins
 * @param shouldRun whether the controller wants a pod there
 * @param mayStay whether the controller leaves a pod that is there
 * @param health whether pods start and end there
 * @param broken whether new pods are assumed never to become ready there
 * @param unfitReasons why a new pod does not fit, in the scheduler's words; empty if it does
 * @param unfitReasonsWithOldPod why it does not fit while the old pod is there
 * @param obstacles what else stops a new pod
 */
public record RolloutNode(
    String node,
    String zone,
    OldPodState before,
    boolean shouldRun,
    boolean mayStay,
    KubeletHealth health,
    boolean broken,
    List<String> unfitReasons,
    List<String> unfitReasonsWithOldPod,
    NewPodObstacles obstacles) {

  /** The pod that stands on a node before the update. */
  public enum OldPodState {
    NONE,
    AVAILABLE,
    UNAVAILABLE,
    PENDING
  }

  /** What the kubelet of a node still does. */
  public enum KubeletHealth {
    READY,
    /** Pods end there, and none becomes ready. */
    NOT_READY,
    /** Pods neither start nor end there. */
    UNREACHABLE
  }

  public RolloutNode {
    unfitReasons = List.copyOf(unfitReasons);
    unfitReasonsWithOldPod = List.copyOf(unfitReasonsWithOldPod);
  }

  /** Returns an everyday node: its pod runs, and a new one will. */
  public static RolloutNode running(String node) {
    return new RolloutNode(
        node,
        "",
        OldPodState.AVAILABLE,
        true,
        true,
        KubeletHealth.READY,
        false,
        List.of(),
        List.of(),
        NewPodObstacles.NONE);
  }

  /** Returns the same node with another pod standing there. */
  public RolloutNode with(OldPodState pod) {
    return new RolloutNode(
        node,
        zone,
        pod,
        shouldRun,
        mayStay,
        health,
        broken,
        unfitReasons,
        unfitReasonsWithOldPod,
        obstacles);
  }

  /**
   * Returns the same node in another state of health, its pod unavailable where it is not ready.
   */
  public RolloutNode with(KubeletHealth kubelet) {
    OldPodState pod =
        before == OldPodState.AVAILABLE && kubelet != KubeletHealth.READY
            ? OldPodState.UNAVAILABLE
            : before;
    return new RolloutNode(
        node,
        zone,
        pod,
        shouldRun,
        mayStay,
        kubelet,
        broken,
        unfitReasons,
        unfitReasonsWithOldPod,
        obstacles);
  }

  /** Returns the same node where no new pod becomes ready. */
  public RolloutNode asBroken() {
    return new RolloutNode(
        node,
        zone,
        before,
        shouldRun,
        mayStay,
        health,
        true,
        unfitReasons,
        unfitReasonsWithOldPod,
        obstacles);
  }

  /** Returns the same node in a zone. */
  public RolloutNode inZone(String failureDomain) {
    return new RolloutNode(
        node,
        failureDomain,
        before,
        shouldRun,
        mayStay,
        health,
        broken,
        unfitReasons,
        unfitReasonsWithOldPod,
        obstacles);
  }

  /** Returns the same node with the controller's decision. */
  public RolloutNode withDecision(boolean run, boolean stay) {
    return new RolloutNode(
        node,
        zone,
        before,
        run,
        stay,
        health,
        broken,
        unfitReasons,
        unfitReasonsWithOldPod,
        obstacles);
  }

  /** Returns the same node with the reasons for which a new pod does not fit. */
  public RolloutNode withUnfitReasons(List<String> alone, List<String> beside) {
    return new RolloutNode(
        node, zone, before, shouldRun, mayStay, health, broken, alone, beside, obstacles);
  }

  /** Returns the same node with what stops a new pod there. */
  public RolloutNode withObstacles(NewPodObstacles others) {
    return new RolloutNode(
        node,
        zone,
        before,
        shouldRun,
        mayStay,
        health,
        broken,
        unfitReasons,
        unfitReasonsWithOldPod,
        others);
  }

  /** Returns whether the API server creates a new pod there. */
  boolean isCreatable() {
    return obstacles.refusals().isEmpty();
  }

  /** Returns whether a pod that is bound there becomes ready. */
  boolean canBecomeReady() {
    return health == KubeletHealth.READY && !broken && obstacles.unready().isEmpty();
  }
}
