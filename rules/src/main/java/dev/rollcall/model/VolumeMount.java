package dev.rollcall.model;

import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;

/** Where a container sees a volume. */
public record VolumeMount(
    Place place,
    Value<String> name,
    Value<String> mountPath,
    Value<Boolean> readOnly,
    Value<String> mountPropagation) {

  static VolumeMount read(Field item) {
    return new VolumeMount(
        item.place(),
        Value.string(item.get("name")),
        Value.string(item.get("mountPath")),
        Value.bool(item.get("readOnly"), false),
        Value.string(item.get("mountPropagation"), "None"));
  }
}
