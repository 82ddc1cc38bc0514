package dev.rollcall.model;

import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Amounts by resource name, such as requests, limits, allocatable; what is unreadable is left out.
 */
public record Amounts(Place place, Map<String, Value<Quantity>> entries) {

  public Amounts {
    entries = entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(entries);
  }

  static Amounts read(Field field) {
    Map<String, Value<Quantity>> entries = new LinkedHashMap<>();
    for (Field entry : field.entries()) {
      Value<Quantity> quantity = Value.quantity(entry);
      if (quantity.isGiven()) {
        entries.put(entry.name(), quantity);
      }
    }
    return new Amounts(field.place(), entries);
  }

  /** Returns the amount of the resource, null where none is given. */
  public @Nullable Quantity get(String resource) {
    Value<Quantity> value = entries.get(resource);
    return value == null ? null : value.get();
  }

  public @Nullable Value<Quantity> value(String resource) {
    return entries.get(resource);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }
}
