package dev.rollcall.placement;

import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Pod;
import dev.rollcall.placement.scheduler.SchedulingState;
import java.util.List;
import java.util.Map;

/** Counts a DaemonSet's pods as they are: daemon_controller.go, updateDaemonSetStatus. */
final class DaemonSetStatusCounter {

  private static final String GENERATION = "deprecated.daemonset.template.generation";

  private DaemonSetStatusCounter() {}

  /**
   * Counts the pods.
   *
   * @param pods the oldest pod of each node, by the number of the node
   */
  static DaemonSetCounts count(SchedulingState state, Map<Integer, Pod> pods, int nodes) {
    long desired = 0;
    long current = 0;
    long ready = 0;
    long upToDate = 0;
    long misscheduled = 0;
    for (int node = 0; node < nodes; node++) {
      Pod pod = pods.get(node);
      boolean wanted = state.shouldRunOn(node);
      desired += wanted ? 1 : 0;
      if (pod == null) {
        continue;
      }
      current += wanted ? 1 : 0;
      misscheduled += wanted ? 0 : 1;
      ready += wanted && pod.isReady() ? 1 : 0;
      upToDate += wanted && isUpToDate(state.daemonSet(), pod) ? 1 : 0;
    }
    // Without a clock a pod counts as available once it is ready.
    return new DaemonSetCounts(desired, current, ready, upToDate, ready, misscheduled);
  }

  /** The template's generation tells, or where the dump lacks it, the images. */
  private static boolean isUpToDate(DaemonSet daemonSet, Pod pod) {
    String generation = daemonSet.meta().annotations().get(GENERATION);
    String label = pod.meta().labels().get("pod-template-generation");
    if (generation != null && label != null) {
      return generation.equals(label);
    }
    return images(daemonSet.pod().containers()).equals(images(pod.spec().containers()));
  }

  private static List<String> images(List<Container> containers) {
    return containers.stream().map(container -> container.image().get()).toList();
  }
}
