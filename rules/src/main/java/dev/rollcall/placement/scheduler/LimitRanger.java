package dev.rollcall.placement.scheduler;

import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.FieldCursor;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requests that the LimitRanges of a namespace give to containers which name none: the
 * LimitRanger admission plugin with the defaults of {@code SetDefaults_LimitRangeItem}.
 */
public record LimitRanger(Map<String, Quantity> requests) {

  public static final LimitRanger NONE = new LimitRanger(Map.of());

  public LimitRanger {
    requests = Collections.unmodifiableMap(new TreeMap<>(requests));
  }

  /** Returns the defaults for pods of a namespace. */
  public static LimitRanger of(Inventory inventory, String namespace) {
    Map<String, Quantity> requests = new TreeMap<>();
    for (GenericObject range : inventory.ofKind("LimitRange")) {
      if (!range.namespace().equals(namespace)) {
        continue;
      }
      for (FieldCursor limit : range.content().path("spec", "limits").items()) {
        if ("Container".equals(limit.get("type").string())) {
          // The first that speaks of a resource wins: request, then limit, then the bounds.
          for (String source : new String[] {"defaultRequest", "default", "max", "min"}) {
            collect(limit.get(source), requests);
          }
        }
      }
    }
    return requests.isEmpty() ? NONE : new LimitRanger(requests);
  }

  private static void collect(FieldCursor amounts, Map<String, Quantity> requests) {
    for (FieldCursor entry : amounts.entries()) {
      String text = entry.text();
      Quantity amount = text == null ? null : Quantity.parse(text);
      if (amount != null) {
        requests.putIfAbsent(entry.name(), amount);
      }
    }
  }
}
