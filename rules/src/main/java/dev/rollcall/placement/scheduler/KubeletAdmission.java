package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.List;

/**
 * What a kubelet makes of a pod that is bound past the scheduler, as {@code predicateAdmitHandler}
 * does: it looks at room and ports once more, and rejects the pod where they do not suffice.
 */
final class KubeletAdmission {

  /** From here on, a kubelet evicts others to make room: {@code IsCriticalPodBasedOnPriority}. */
  private static final long CRITICAL = 2_000_000_000L;

  private KubeletAdmission() {}

  /** Returns why the kubelet of a node rejects a pod, in its words; empty if it takes it. */
  static List<String> rejection(PodInfo pod, int node, NodeInfos pods) {
    if (pods.fits(node, pod) || pod.priority() >= CRITICAL) {
      return List.of();
    }
    List<String> rejection = new ArrayList<>();
    for (String reason : pods.reasons(node, pod)) {
      rejection.add(
          "the kubelet rejects it (" + named(reason) + "), since nodeName binds it there");
    }
    return rejection;
  }

  /** Returns the reason that a kubelet gives where a scheduler would give another. */
  private static String named(String reason) {
    String insufficient = "Insufficient ";
    if (reason.startsWith(insufficient)) {
      return "OutOf" + reason.substring(insufficient.length());
    }
    return reason.equals("Too many pods") ? "OutOfpods" : "NodePorts";
  }
}
