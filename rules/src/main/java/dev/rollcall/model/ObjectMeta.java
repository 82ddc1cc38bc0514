package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/**
 * The metadata of an object or of a pod template.
 *
 * @param created when the server made the object, as it writes it; empty where the object is none
 *     of a server's
 */
public record ObjectMeta(
    FieldLocation place,
    Value<String> name,
    Value<String> namespace,
    StringMap labels,
    StringMap annotations,
    Value<String> created) {

  static ObjectMeta read(FieldCursor meta) {
    return new ObjectMeta(
        meta.place(),
        Value.string(meta.get("name")),
        Value.string(meta.get("namespace"), "default"),
        StringMap.read(meta.get("labels")),
        StringMap.read(meta.get("annotations")),
        Value.string(meta.get("creationTimestamp")));
  }
}
