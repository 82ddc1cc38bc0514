package dev.rollcall.rules.practice;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.ResourceRequirements;
import java.util.ArrayList;
import java.util.List;

/** What the containers of a pod ask for, as the scheduler and the kubelet count it. */
final class EffectiveResources {

  private EffectiveResources() {}

  /**
   * Returns whether the container, or the pod as a whole, asks for the resource; a limit counts.
   */
  static boolean asksFor(String resource, Container container, PodSpec pod) {
    return isIn(resource, container.resources()) || isIn(resource, pod.resources());
  }

  private static boolean isIn(String resource, ResourceRequirements requirements) {
    return requirements.requests().entries().containsKey(resource)
        || requirements.limits().entries().containsKey(resource);
  }

  /** Returns whether the kubelet counts the pod as BestEffort: nothing asks for cpu or memory. */
  static boolean isBestEffort(PodSpec pod) {
    for (Container container : pod.allContainers()) {
      if (asksFor("cpu", container, pod) || asksFor("memory", container, pod)) {
        return false;
      }
    }
    return !pod.containers().isEmpty();
  }

  /** Returns the containers that run for as long as the pod does. */
  static List<Container> lasting(PodSpec pod) {
    List<Container> lasting = new ArrayList<>(pod.containers());
    for (Container container : pod.initContainers()) {
      if (container.isSidecar()) {
        lasting.add(container);
      }
    }
    return lasting;
  }
}
