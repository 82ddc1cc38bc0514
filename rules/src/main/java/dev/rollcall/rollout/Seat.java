package dev.rollcall.rollout;

import java.util.List;

/**
 * A node as the rollout of one DaemonSet meets it.
 *
 * @param node the node's name
 * @param zone the failure domain it lies in, empty where no label says so
 * @param before the pod that stands there when the update begins
 * @param shouldRun whether the controller wants a pod there
 * @param mayStay whether the controller leaves a pod that is there
 * @param health whether pods start and end there
 * @param broken whether new pods are assumed never to become ready there
 * @param misfit why a new pod does not fit, in the scheduler's words; empty where it does
 * @param misfitBeside why it does not fit while the old pod is there
 */
public record Seat(
    String node,
    String zone,
    Before before,
    boolean shouldRun,
    boolean mayStay,
    Health health,
    boolean broken,
    List<String> misfit,
    List<String> misfitBeside) {

  /** The pod that stands on a node before the update. */
  public enum Before {
    NONE,
    AVAILABLE,
    UNAVAILABLE,
    PENDING
  }

  /** What the kubelet of a node still does. */
  public enum Health {
    READY,
    /** Pods end there, and none becomes ready. */
    NOT_READY,
    /** Pods neither start nor end there. */
    UNREACHABLE
  }

  public Seat {
    misfit = List.copyOf(misfit);
    misfitBeside = List.copyOf(misfitBeside);
  }

  /** Returns an everyday node: its pod runs, and a new one will. */
  public static Seat running(String node) {
    return new Seat(
        node, "", Before.AVAILABLE, true, true, Health.READY, false, List.of(), List.of());
  }

  /** Returns the same node with another pod standing there. */
  public Seat with(Before pod) {
    return new Seat(node, zone, pod, shouldRun, mayStay, health, broken, misfit, misfitBeside);
  }

  /**
   * Returns the same node in another state of health, its pod unavailable where it is not ready.
   */
  public Seat with(Health kubelet) {
    Before pod =
        before == Before.AVAILABLE && kubelet != Health.READY ? Before.UNAVAILABLE : before;
    return new Seat(node, zone, pod, shouldRun, mayStay, kubelet, broken, misfit, misfitBeside);
  }

  /** Returns the same node where no new pod becomes ready. */
  public Seat asBroken() {
    return new Seat(node, zone, before, shouldRun, mayStay, health, true, misfit, misfitBeside);
  }

  /** Returns the same node in a zone. */
  public Seat in(String failureDomain) {
    return new Seat(
        node, failureDomain, before, shouldRun, mayStay, health, broken, misfit, misfitBeside);
  }

  /** Returns the same node with the controller's decision. */
  public Seat decided(boolean run, boolean stay) {
    return new Seat(node, zone, before, run, stay, health, broken, misfit, misfitBeside);
  }

  /** Returns the same node with the reasons for which a new pod does not fit. */
  public Seat fitting(List<String> alone, List<String> beside) {
    return new Seat(node, zone, before, shouldRun, mayStay, health, broken, alone, beside);
  }

  /** Tells whether a pod that is bound there becomes ready. */
  boolean canBecomeReady() {
    return health == Health.READY && !broken;
  }
}
