package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/**
 * A variable of a container's environment.
 *
 * @param reference whether its value comes from elsewhere, by {@code valueFrom}
 */
public record EnvVar(
    FieldLocation place, Value<String> name, Value<String> value, boolean reference) {

  static EnvVar read(FieldCursor item) {
    return new EnvVar(
        item.place(),
        Value.string(item.get("name")),
        Value.string(item.get("value")),
        item.get("valueFrom").isPresent());
  }
}
