package dev.rollcall.placement.scheduler;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.lifecycle.PodLifecycle;

/**
 * The pods of one DaemonSet as controller and API server decide about them, before any is
 * scheduled.
 */
public record DaemonPods(DaemonSet daemonSet, NodeVerdicts verdicts, PodLifecycle lifecycle) {

  public boolean shouldRunOn(int node) {
    return !lifecycle.isObjectRefused() && verdicts.isWanted(node);
  }

  /** Returns how many nodes should have a pod. */
  public int desired() {
    return lifecycle.isObjectRefused() ? 0 : verdicts.desired();
  }
}
