package dev.rollcall.model;

import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Amounts by resource name, such as requests, limits, allocatable; what is unreadable is left out.
 */
public record ResourceList(FieldLocation place, Map<String, Value<Quantity>> entries) {

  public ResourceList {
    entries = FieldMap.of(entries);
  }

  public static ResourceList read(FieldCursor field) {
    List<FieldCursor> written = field.entries();
    if (written.isEmpty()) {
      return new ResourceList(field.place(), Map.of());
    }
    Map<String, Value<Quantity>> entries = new LinkedHashMap<>();
    for (FieldCursor entry : written) {
      Value<Quantity> quantity = Value.quantity(entry);
      if (quantity.isGiven()) {
        entries.put(entry.name(), quantity);
      }
    }
    return new ResourceList(field.place(), entries);
  }

  /** Returns the amount of the resource, null if none is given. */
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
