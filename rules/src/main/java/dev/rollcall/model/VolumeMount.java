package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/** Where a container sees a volume. */
public record VolumeMount(
    FieldLocation place,
    Value<String> name,
    Value<String> mountPath,
    Value<Boolean> readOnly,
    Value<String> mountPropagation) {

  static VolumeMount read(FieldCursor item) {
    return new VolumeMount(
        item.place(),
        Value.string(item.get("name")),
        Value.string(item.get("mountPath")),
        Value.bool(item.get("readOnly"), false),
        Value.string(item.get("mountPropagation"), "None"));
  }
}
