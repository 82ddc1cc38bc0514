package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/**
 * Where a container sees a volume.
 *
 * @param subPath the part of the volume that it sees, empty for all of it
 * @param subPathExpr the same with variables of the container's environment
 */
public record VolumeMount(
    FieldLocation place,
    Value<String> name,
    Value<String> mountPath,
    Value<Boolean> readOnly,
    Value<String> recursiveReadOnly,
    Value<String> mountPropagation,
    Value<String> subPath,
    Value<String> subPathExpr) {

  static VolumeMount read(FieldCursor item) {
    return new VolumeMount(
        item.place(),
        Value.string(item.get("name")),
        Value.string(item.get("mountPath")),
        Value.bool(item.get("readOnly"), false),
        Value.string(item.get("recursiveReadOnly")),
        Value.string(item.get("mountPropagation"), "None"),
        Value.string(item.get("subPath")),
        Value.string(item.get("subPathExpr")));
  }
}
