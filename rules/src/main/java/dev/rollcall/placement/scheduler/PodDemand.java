package dev.rollcall.placement.scheduler;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pod takes of a node, and how it stands to others that want the same. Most DaemonSets of a
 * large input have it in common with others.
 *
 * @param requests by the number of the resource
 * @param portNumbers the numbers of its ports, in their order
 */
public record PodDemand(
    long[] requests, List<HostPort> ports, int[] portNumbers, long priority, boolean preempts) {

  // Those that Java makes for a record compare arrays by identity. The numbers follow from the
  // ports.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PodDemand demand
        && priority == demand.priority
        && preempts == demand.preempts
        && Arrays.equals(requests, demand.requests)
        && ports.equals(demand.ports);
  }

  @Override
  public int hashCode() {
    int hash = 31 * Arrays.hashCode(portNumbers) + Long.hashCode(priority);
    for (long request : requests) {
      // Amounts of memory are multiples of large powers of two.
      hash = 31 * hash + Long.hashCode(request ^ request >>> 20);
    }
    return hash;
  }
}
