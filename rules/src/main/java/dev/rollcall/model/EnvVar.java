package dev.rollcall.model;

import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;

/** A variable of a container's environment. */
public record EnvVar(Place place, Value<String> name, Value<String> value, Place valueFrom) {

  static EnvVar read(Field item) {
    return new EnvVar(
        item.place(),
        Value.string(item.get("name")),
        Value.string(item.get("value")),
        item.get("valueFrom").place());
  }
}
