package dev.rollcall.placement.scheduler;

import dev.rollcall.model.PodSpec;
import dev.rollcall.model.StringMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler knows of a pod, or of all pods of a DaemonSet.
 *
 * @param name how messages call it
 * @param owner the number of its DaemonSet in this simulation, -1 where it belongs to none
 * @param requests by the number of the resource
 * @param portNumbers the numbers of its ports, in their order
 */
public record PodInfo(
    String name,
    String namespace,
    StringMap labels,
    PodSpec spec,
    int owner,
    long[] requests,
    List<HostPort> ports,
    int[] portNumbers,
    long priority,
    boolean preempts) {

  public static final int NO_OWNER = -1;

  /** Compared by identity: two equal pods are still two. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
