package dev.rollcall.podadmission;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.quantity.Quantity;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a pod takes of the quotas of its namespace: podComputeUsageHelper of
 * quota/v1/evaluator/core/pods.go.
 *
 * @param pod the pod, to point at
 * @param amounts by the names that quotas use
 * @param unset the containers that name no amount, by the names of cpu and memory in quotas
 * @param bestEffort whether nothing in the pod asks for cpu or memory
 * @param priorityClass the class that the pod gets, empty if it gets none
 */
record PodUsage(
    PodSpec pod,
    Map<String, Quantity> amounts,
    Map<String, Set<String>> unset,
    boolean bestEffort,
    String priorityClass) {

  private static final Quantity ONE = Quantity.of(1);

  /**
   * Counts a pod.
   *
   * @param overhead what its RuntimeClass takes
   */
  static PodUsage of(
      PodSpec pod, LimitRanger defaults, Map<String, Quantity> overhead, String priorityClass) {
    Map<String, Set<String>> unset = new TreeMap<>();
    boolean podLevel = !pod.resources().requests().isEmpty() || !pod.resources().limits().isEmpty();
    for (Container container : pod.allContainers()) {
      Map<String, Quantity> named =
          named(
              PodRequests.ofContainer(container, defaults),
              PodLimits.ofContainer(container, defaults));
      for (String resource : new String[] {"cpu", "memory"}) {
        for (String name : new String[] {resource, "requests." + resource, "limits." + resource}) {
          if (!podLevel && !named.containsKey(name)) {
            unset.computeIfAbsent(name, key -> new TreeSet<>()).add(container.name().get());
          }
        }
      }
    }
    Map<String, Quantity> requests = PodRequests.of(pod, defaults, overhead);
    Map<String, Quantity> limits = PodLimits.of(pod, defaults, overhead);
    return new PodUsage(
        pod, named(requests, limits), unset, isBestEffort(pod, defaults), priorityClass);
  }

  private static Map<String, Quantity> named(
      Map<String, Quantity> requests, Map<String, Quantity> limits) {
    Map<String, Quantity> amounts = new TreeMap<>();
    amounts.put("pods", ONE);
    amounts.put("count/pods", ONE);
    requests.forEach(
        (name, amount) -> {
          boolean computed = isNative(name) || name.startsWith("hugepages-");
          if (computed) {
            amounts.put(name, amount);
          }
          if (computed || name.indexOf('/') > 0) {
            amounts.put("requests." + name, amount);
          }
        });
    limits.forEach(
        (name, amount) -> {
          if (isNative(name)) {
            amounts.put("limits." + name, amount);
          }
        });
    return amounts;
  }

  private static boolean isNative(String name) {
    return name.equals("cpu") || name.equals("memory") || name.equals("ephemeral-storage");
  }

  private static boolean isBestEffort(PodSpec pod, LimitRanger defaults) {
    boolean asks = asks(PodRequests.amounts(pod.resources().requests()));
    asks |= asks(PodRequests.amounts(pod.resources().limits()));
    for (Container container : pod.allContainers()) {
      asks |= asks(PodRequests.ofContainer(container, defaults));
      asks |= asks(PodLimits.ofContainer(container, defaults));
    }
    return !asks;
  }

  private static boolean asks(Map<String, Quantity> amounts) {
    return amounts.getOrDefault("cpu", Quantity.ZERO).signum() > 0
        || amounts.getOrDefault("memory", Quantity.ZERO).signum() > 0;
  }
}
