package dev.rollcall.podadmission;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.ResourceList;
import dev.rollcall.model.ResourceRequirements;
import dev.rollcall.quantity.Quantity;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a pod asks of its node, as component-helpers' PodRequests adds it up after the API server
 * has filled in the defaults.
 */
public final class PodRequests {

  private PodRequests() {}

  /** Returns the requests of the pod by resource, in the order of their names. */
  public static Map<String, Quantity> of(PodSpec pod) {
    return of(pod, LimitRanger.NONE, amounts(pod.overhead()));
  }

  /**
   * Returns the requests of the pod by resource, in the order of their names.
   *
   * @param overhead what the RuntimeClass takes for itself
   */
  public static Map<String, Quantity> of(
      PodSpec pod, LimitRanger defaults, Map<String, Quantity> overhead) {
    Map<String, Quantity> total = withoutOverhead(pod, defaults);
    add(total, overhead);
    return Collections.unmodifiableMap(total);
  }

  /**
   * Returns the requests of the pod by resource, in the order of their names.
   *
   * @param ofContainer what each container counts for
   */
  static Map<String, Quantity> of(
      PodSpec pod, Function<Container, Map<String, Quantity>> ofContainer) {
    Map<String, Quantity> total = ofContainers(pod, ofContainer);
    ofPodLevel(pod.resources(), total);
    add(total, amounts(pod.overhead()));
    return total;
  }

  static Map<String, Quantity> withoutOverhead(PodSpec pod, LimitRanger defaults) {
    Map<String, Quantity> total = ofContainers(pod, container -> ofContainer(container, defaults));
    ofPodLevel(pod.resources(), total);
    return total;
  }

  /** Mirrors AggregateContainerRequests: sidecars add up, other init containers run alone. */
  static Map<String, Quantity> ofContainers(
      PodSpec pod, Function<Container, Map<String, Quantity>> ofContainer) {
    // Most pods have one container, and no sidecar.
    Map<String, Quantity> total = null;
    for (Container container : pod.containers()) {
      Map<String, Quantity> own = ofContainer.apply(container);
      if (total == null) {
        total = own;
      } else {
        add(total, own);
      }
    }
    total = total == null ? new TreeMap<>() : total;
    if (hasSidecar(pod)) {
      addInitContainers(pod, ofContainer, total);
    } else {
      for (Container container : pod.initContainers()) {
        max(total, ofContainer.apply(container));
      }
    }
    return total;
  }

  private static boolean hasSidecar(PodSpec pod) {
    for (Container container : pod.initContainers()) {
      if (container.isSidecar()) {
        return true;
      }
    }
    return false;
  }

  private static void addInitContainers(
      PodSpec pod,
      Function<Container, Map<String, Quantity>> ofContainer,
      Map<String, Quantity> total) {
    Map<String, Quantity> sidecars = new TreeMap<>();
    Map<String, Quantity> starting = new TreeMap<>();
    for (Container container : pod.initContainers()) {
      Map<String, Quantity> own = ofContainer.apply(container);
      if (container.isSidecar()) {
        add(total, own);
        add(sidecars, own);
        max(starting, sidecars);
      } else {
        add(own, sidecars);
        max(starting, own);
      }
    }
    max(total, starting);
  }

  /** A limit stands in for a missing request; a LimitRange comes after that. */
  static Map<String, Quantity> ofContainer(Container container, LimitRanger defaults) {
    Map<String, Quantity> requests = amounts(container.resources().requests());
    container
        .resources()
        .limits()
        .entries()
        .forEach((name, limit) -> requests.putIfAbsent(name, limit.get()));
    defaults.requests().forEach(requests::putIfAbsent);
    return requests;
  }

  /** Mirrors defaultPodRequests and the part of PodRequests about resources of the whole pod. */
  private static void ofPodLevel(ResourceRequirements resources, Map<String, Quantity> total) {
    if (resources.requests().isEmpty() && resources.limits().isEmpty()) {
      return;
    }
    Map<String, Quantity> requests = amounts(resources.requests());
    Map<String, Quantity> limits = amounts(resources.limits());
    if (!limits.isEmpty()) {
      total.forEach(
          (name, amount) -> {
            if (isPodLevel(name) && !name.startsWith("hugepages-")) {
              requests.putIfAbsent(name, amount);
            }
          });
      limits.forEach(requests::putIfAbsent);
    }
    requests.forEach(
        (name, amount) -> {
          if (isPodLevel(name)) {
            total.put(name, amount);
          }
        });
  }

  static boolean isPodLevel(String name) {
    return name.equals("cpu") || name.equals("memory") || name.startsWith("hugepages-");
  }

  /** Returns the amounts without their places. */
  static Map<String, Quantity> amounts(ResourceList amounts) {
    Map<String, Quantity> plain = new TreeMap<>();
    amounts.entries().forEach((name, amount) -> plain.put(name, amount.get()));
    return plain;
  }

  static void add(Map<String, Quantity> to, Map<String, Quantity> amounts) {
    amounts.forEach((name, amount) -> to.merge(name, amount, Quantity::plus));
  }

  static void max(Map<String, Quantity> to, Map<String, Quantity> amounts) {
    for (var amount : amounts.entrySet()) {
      to.merge(amount.getKey(), amount.getValue(), Quantity::max);
    }
  }
}
