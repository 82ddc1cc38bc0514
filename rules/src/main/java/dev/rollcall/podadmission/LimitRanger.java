package dev.rollcall.podadmission;

import dev.rollcall.model.Container;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.PodSpec;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The LimitRanger admission plugin for one namespace, with the defaults of {@code
 * SetDefaults_LimitRangeItem}.
 *
 * @param requests what a container requests that names neither request nor limit
 * @param limits what a container is held to that names no limit
 * @param items the limits of all LimitRanges of the namespace
 */
record LimitRanger(
    Map<String, Quantity> requests, Map<String, Quantity> limits, List<FieldCursor> items) {

  public static final LimitRanger NONE = new LimitRanger(Map.of(), Map.of(), List.of());

  public LimitRanger {
    requests = Collections.unmodifiableMap(new TreeMap<>(requests));
    limits = Collections.unmodifiableMap(new TreeMap<>(limits));
    items = List.copyOf(items);
  }

  /**
   * Returns the plugin for pods of an object.
   *
   * @param complete whether the input is declared to be all that the cluster has
   */
  static LimitRanger of(Inventory inventory, Manifest owner, boolean complete) {
    Map<String, Quantity> requests = new TreeMap<>();
    Map<String, Quantity> limits = new TreeMap<>();
    List<FieldCursor> items = new ArrayList<>();
    for (GenericObject range : inventory.ofKind("LimitRange")) {
      if (!SameNamespace.isSure(range, owner, complete)) {
        continue;
      }
      for (FieldCursor item : range.content().path("spec", "limits").items()) {
        items.add(item);
        if ("Container".equals(item.get("type").string())) {
          // The first that speaks of a resource wins: request, then limit, then the bounds.
          for (String source : new String[] {"defaultRequest", "default", "max", "min"}) {
            collect(item.get(source), requests);
          }
          collect(item.get("default"), limits);
          collect(item.get("max"), limits);
        }
      }
    }
    return items.isEmpty() ? NONE : new LimitRanger(requests, limits, items);
  }

  private static void collect(FieldCursor amounts, Map<String, Quantity> into) {
    for (FieldCursor entry : amounts.entries()) {
      String text = entry.text();
      Quantity amount = text == null ? null : Quantity.parse(text);
      if (amount != null) {
        into.putIfAbsent(entry.name(), amount);
      }
    }
  }

  /** Mirrors PodValidateLimitFunc. */
  void admit(PodSpec pod, List<PodRefusal> refusals) {
    for (FieldCursor item : items) {
      switch (item.get("type").stringOrEmpty()) {
        case "Container" -> {
          for (Container container : pod.allContainers()) {
            LimitRangeBounds.ofContainer(container, this).check(item, refusals);
          }
        }
        case "Pod" -> LimitRangeBounds.ofPod(pod, this).check(item, refusals);
        default -> {
          // Claims for storage are no matter of pods.
        }
      }
    }
  }
}
