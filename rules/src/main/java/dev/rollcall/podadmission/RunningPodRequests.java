package dev.rollcall.podadmission;

import dev.rollcall.model.Container;
import dev.rollcall.model.ContainerStatus;
import dev.rollcall.model.Pod;
import dev.rollcall.quantity.Quantity;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pod that runs takes of its node: while it is resized in place, the larger of its spec and
 * its status; mirrors {@code determineContainerReqs} of component-helpers.
 */
public final class RunningPodRequests {

  private RunningPodRequests() {}

  /** Returns the requests that the scheduler counts, by resource. */
  public static Map<String, Quantity> of(Pod pod) {
    return pod.containerStatuses().isEmpty()
        ? PodRequests.of(pod.spec())
        : PodRequests.of(pod.spec(), container -> ofContainer(pod, container));
  }

  private static Map<String, Quantity> ofContainer(Pod pod, Container container) {
    Map<String, Quantity> spec = PodRequests.ofContainer(container, LimitRanger.NONE);
    for (ContainerStatus status : pod.containerStatuses()) {
      if (status.name().get().equals(container.name().get())) {
        Map<String, Quantity> requests = pod.resizeInfeasible() ? new TreeMap<>() : spec;
        PodRequests.max(requests, PodRequests.amounts(status.requests()));
        PodRequests.max(requests, PodRequests.amounts(status.allocated()));
        return requests;
      }
    }
    return spec;
  }
}
