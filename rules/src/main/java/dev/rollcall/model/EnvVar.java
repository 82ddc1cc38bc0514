package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/**
 * A variable of a container's environment.
 *
 * @param source where its value comes from, such as {@code fieldRef}; empty without valueFrom
 * @param fieldPath the field of the pod that it has the value of, for a fieldRef
 */
public record EnvVar(
    FieldLocation place,
    Value<String> name,
    Value<String> value,
    String source,
    Value<String> fieldPath) {

  static EnvVar read(FieldCursor item) {
    FieldCursor from = item.get("valueFrom");
    // Most variables have none, and are many.
    Value<String> fieldPath =
        from.isPresent()
            ? Value.string(from.path("fieldRef", "fieldPath"))
            : new Value.Defaulted<>("", from);
    return new EnvVar(
        item.place(),
        Value.string(item.get("name")),
        Value.string(item.get("value")),
        source(from),
        fieldPath);
  }

  private static String source(FieldCursor valueFrom) {
    for (FieldCursor entry : valueFrom.entries()) {
      if (entry.isPresent()) {
        return entry.name();
      }
    }
    return valueFrom.isPresent() ? "unknown" : "";
  }

  /** Returns whether its value comes from elsewhere. */
  public boolean reference() {
    return !source.isEmpty();
  }
}
