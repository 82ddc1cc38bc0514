package dev.rollcall.podadmission;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.quantity.Quantity;
import java.util.Map;

/** What a pod is held to, as component-helpers' PodLimits adds it up. */
final class PodLimits {

  private PodLimits() {}

  /** Returns the limits of the pod by resource, overhead added to those that there are. */
  static Map<String, Quantity> of(
      PodSpec pod, LimitRanger defaults, Map<String, Quantity> overhead) {
    Map<String, Quantity> total = withoutOverhead(pod, defaults);
    overhead.forEach(
        (name, amount) -> {
          if (total.containsKey(name)) {
            total.merge(name, amount, Quantity::plus);
          }
        });
    return total;
  }

  static Map<String, Quantity> withoutOverhead(PodSpec pod, LimitRanger defaults) {
    Map<String, Quantity> total =
        PodRequests.ofContainers(pod, container -> ofContainer(container, defaults));
    PodRequests.amounts(pod.resources().limits())
        .forEach(
            (name, amount) -> {
              if (PodRequests.isPodLevel(name)) {
                total.put(name, amount);
              }
            });
    return total;
  }

  static Map<String, Quantity> ofContainer(Container container, LimitRanger defaults) {
    Map<String, Quantity> limits = PodRequests.amounts(container.resources().limits());
    defaults.limits().forEach(limits::putIfAbsent);
    return limits;
  }
}
