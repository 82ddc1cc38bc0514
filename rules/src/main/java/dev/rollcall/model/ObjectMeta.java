package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/**
 * The metadata of an object or of a pod template.
 *
 * @param created when the server made the object, as it writes it; empty if the object is none of a
 *     server's
 * @param generation how often its specification was written, as the server counts; 0 if absent
 * @param uid what the server tells the object from all others by, or empty if no server made it
 * @param resourceVersion which state of the object this is, or empty if absent
 */
public record ObjectMeta(
    FieldLocation place,
    Value<String> name,
    Value<String> namespace,
    StringMap labels,
    StringMap annotations,
    Value<String> created,
    long generation,
    String uid,
    String resourceVersion) {

  /** Returns the same metadata with another name and other labels. */
  public ObjectMeta with(Value<String> otherName, StringMap otherLabels) {
    return new ObjectMeta(
        place,
        otherName,
        namespace,
        otherLabels,
        annotations,
        created,
        generation,
        uid,
        resourceVersion);
  }

  static ObjectMeta read(FieldCursor meta) {
    return new ObjectMeta(
        meta.place(),
        Value.string(meta.get("name")),
        Value.string(meta.get("namespace"), "default"),
        StringMap.read(meta.get("labels")),
        StringMap.read(meta.get("annotations")),
        Value.string(meta.get("creationTimestamp")),
        Value.integer(meta.get("generation"), 0).get(),
        meta.get("uid").stringOrEmpty(),
        meta.get("resourceVersion").stringOrEmpty());
  }
}
