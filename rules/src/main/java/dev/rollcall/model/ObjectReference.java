package dev.rollcall.model;

import dev.rollcall.yaml.FieldCursor;

/**
 * The name of another object of the same namespace, and whether the pod does without it.
 *
 * @param kind {@code ConfigMap} or {@code Secret}
 */
public record ObjectReference(String kind, Value<String> name, Value<Boolean> optional) {

  static ObjectReference read(String kind, FieldCursor reference, String nameField) {
    return new ObjectReference(
        kind, Value.string(reference.get(nameField)), Value.bool(reference.get("optional"), false));
  }
}
