package dev.rollcall.placement.lifecycle;

import dev.rollcall.podadmission.AdmittedPod;
import java.util.List;

/**
 * What is known of a DaemonSet's pods before any node is looked at.
 *
 * @param objectRefused why the API server refuses the DaemonSet itself, empty where it takes it
 * @param admitted what admission makes of the pods
 * @param readiness what stops the pods although they fit
 */
public record PodLifecycle(
    List<String> objectRefused, AdmittedPod admitted, PodReadiness readiness) {

  public PodLifecycle {
    objectRefused = List.copyOf(objectRefused);
  }

  /** Returns whether the API server refuses the DaemonSet itself. */
  public boolean isObjectRefused() {
    return !objectRefused.isEmpty();
  }
}
