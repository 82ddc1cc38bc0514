package dev.rollcall.apiserver.strategy;

import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.ResourceNames;
import dev.rollcall.apiserver.validation.ContainerTotals;
import dev.rollcall.apiserver.validation.ResourceValidation;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Fills in the resources of a Pod as a whole from those of its containers; mirrors {@code
 * DefaultPodLevelResources}, and the older {@code defaultHugePagePodLimits} and {@code
 * defaultPodRequests}.
 */
final class PodLevelDefaults {

  private final FieldCursor spec;
  private final FieldCursor resources;
  private final YamlNode source;
  private final Map<String, Quantity> requests;
  private final Map<String, Quantity> limits;
  private final TreeChange change = new TreeChange();

  private PodLevelDefaults(FieldCursor spec) {
    this.spec = spec;
    this.resources = spec.get("resources");
    this.source = Objects.requireNonNull(resources.node());
    this.requests = amounts("requests");
    this.limits = amounts("limits");
  }

  static FieldCursor apply(FieldCursor pod, FeatureGates gates) {
    FieldCursor spec = pod.get("spec");
    if (!gates.isOn(FeatureGate.POD_LEVEL_RESOURCES) || !spec.get("resources").isPresent()) {
      return pod;
    }
    PodLevelDefaults defaults = new PodLevelDefaults(spec);
    if (!defaults.requests.isEmpty() || !defaults.limits.isEmpty()) {
      defaults.apply(gates.isOn(FeatureGate.POD_LEVEL_RESOURCES_FIX_DEFAULTING));
    }
    return defaults.change.apply(pod);
  }

  private void apply(boolean fixed) {
    hugePageLimits();
    if (fixed || !limits.isEmpty()) {
      podRequests();
    }
    if (fixed) {
      podLimits();
    }
  }

  private Map<String, Quantity> amounts(String part) {
    Map<String, Quantity> amounts = new LinkedHashMap<>();
    for (FieldCursor entry : resources.get(part).entries()) {
      amounts.put(entry.name(), ResourceValidation.amount(entry));
    }
    return amounts;
  }

  private static boolean isSupported(String name) {
    return name.equals("cpu") || name.equals("memory") || ResourceNames.isHugePages(name);
  }

  private void hugePageLimits() {
    ContainerTotals.of(spec, "limits")
        .forEach(
            (name, sum) -> {
              if (ResourceNames.isHugePages(name) && !requests.containsKey(name)) {
                fill("limits", limits, name, sum);
              }
            });
  }

  private void podRequests() {
    ContainerTotals.of(spec, "requests")
        .forEach(
            (name, sum) -> {
              if (isSupported(name) && ResourceNames.isOvercommitAllowed(name)) {
                fill("requests", requests, name, sum);
              }
            });
    limits.forEach(
        (name, limit) -> {
          if (isSupported(name)) {
            fill("requests", requests, name, limit);
          }
        });
  }

  /** Mirrors {@code defaultPodLevelLimits}: where every container has a limit, the Pod has one. */
  private void podLimits() {
    Map<String, Quantity> sums = ContainerTotals.of(spec, "limits");
    new HashMap<>(requests)
        .forEach(
            (name, request) -> {
              Quantity sum = sums.get(name);
              if (isSupported(name) && sum != null && everyContainerLimits(name)) {
                fill("limits", limits, name, request.max(sum));
              }
            });
  }

  private boolean everyContainerLimits(String name) {
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      for (FieldCursor container : spec.get(list).items()) {
        if (container.path("resources", "limits").get(name).node() == null) {
          return false;
        }
      }
    }
    return true;
  }

  private void fill(String part, Map<String, Quantity> into, String name, Quantity amount) {
    if (into.putIfAbsent(name, amount) == null) {
      change.set(resources.get(part).entry(name).place(), amount.toString(), source);
    }
  }
}
