package dev.rollcall.model;

import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;

/**
 * A variable of a container's environment.
 *
 * @param reference whether its value comes from elsewhere, by {@code valueFrom}
 */
public record EnvVar(Place place, Value<String> name, Value<String> value, boolean reference) {

  static EnvVar read(Field item) {
    return new EnvVar(
        item.place(),
        Value.string(item.get("name")),
        Value.string(item.get("value")),
        item.get("valueFrom").isPresent());
  }
}
