package dev.rollcall.apiserver.validation;

import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up the resources of the containers of a pod; mirrors {@code AggregateContainerRequests} and
 * {@code AggregateContainerLimits}.
 */
public final class ContainerTotals {

  private ContainerTotals() {}

  /**
   * Returns what the containers have together, by resource.
   *
   * @param spec the pod's spec, without what the version drops
   * @param part {@code requests} or {@code limits}
   */
  public static Map<String, Quantity> of(FieldCursor spec, String part) {
    Map<String, Quantity> running = new HashMap<>();
    for (FieldCursor container : spec.get("containers").items()) {
      add(container, part, running);
    }
    Map<String, Quantity> sidecars = new HashMap<>();
    Map<String, Quantity> most = new HashMap<>();
    for (FieldCursor container : spec.get("initContainers").items()) {
      Map<String, Quantity> now;
      if (RestartPolicyValidation.isRestartable(container)) {
        add(container, part, running);
        add(container, part, sidecars);
        now = sidecars;
      } else {
        now = new HashMap<>(sidecars);
        add(container, part, now);
      }
      now.forEach((name, amount) -> most.merge(name, amount, Quantity::max));
    }
    most.forEach((name, amount) -> running.merge(name, amount, Quantity::max));
    return running;
  }

  private static void add(FieldCursor container, String part, Map<String, Quantity> into) {
    for (FieldCursor entry : container.path("resources", part).entries()) {
      into.merge(entry.name(), ResourceValidation.amount(entry), Quantity::plus);
    }
  }
}
