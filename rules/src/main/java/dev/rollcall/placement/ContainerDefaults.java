package dev.rollcall.placement;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.OtherObject;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.Field;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requests that the LimitRanges of a namespace give to containers which name none: the
 * LimitRanger admission plugin with the defaults of {@code SetDefaults_LimitRangeItem}.
 */
record ContainerDefaults(Map<String, Quantity> requests) {

  static final ContainerDefaults NONE = new ContainerDefaults(Map.of());

  ContainerDefaults {
    requests = Collections.unmodifiableMap(new TreeMap<>(requests));
  }

  /** Returns the defaults for pods of a namespace. */
  static ContainerDefaults of(Inventory inventory, String namespace) {
    Map<String, Quantity> requests = new TreeMap<>();
    for (OtherObject range : inventory.ofKind("LimitRange")) {
      if (!range.namespace().equals(namespace)) {
        continue;
      }
      for (Field limit : range.content().at("spec", "limits").items()) {
        if ("Container".equals(limit.get("type").string())) {
          // The first that speaks of a resource wins: request, then limit, then the bounds.
          for (String source : new String[] {"defaultRequest", "default", "max", "min"}) {
            collect(limit.get(source), requests);
          }
        }
      }
    }
    return requests.isEmpty() ? NONE : new ContainerDefaults(requests);
  }

  private static void collect(Field amounts, Map<String, Quantity> requests) {
    for (Field entry : amounts.entries()) {
      String text = entry.text();
      Quantity amount = text == null ? null : Quantity.parse(text);
      if (amount != null) {
        requests.putIfAbsent(entry.name(), amount);
      }
    }
  }
}
