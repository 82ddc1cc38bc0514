package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

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
    @Nullable Value<String> fieldPath) {

  static EnvVar read(FieldCursor item) {
    FieldCursor from = item.get("valueFrom");
    return new EnvVar(
        item.place(),
        Value.string(item.get("name")),
        Value.string(item.get("value")),
        source(from),
        from.isPresent() ? Value.string(from.path("fieldRef", "fieldPath")) : null);
  }

  /** Made when asked for where there is no valueFrom: most variables have none, and are many. */
  @Override
  public Value<String> fieldPath() {
    return fieldPath == null ? new Value.Defaulted<>("", place, "valueFrom") : fieldPath;
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
