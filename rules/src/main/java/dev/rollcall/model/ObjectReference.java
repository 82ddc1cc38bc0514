package dev.rollcall.model;

import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/**
 * The name of another object of the same namespace, and whether the pod does without it.
 *
 * @param kind {@code ConfigMap} or {@code Secret}
 * @param keys the keys of it that are asked for by name; none where all of them are taken
 * @param mounted whether its keys become files; else they become variables
 */
public record ObjectReference(
    String kind,
    Value<String> name,
    Value<Boolean> optional,
    List<Value<String>> keys,
    boolean mounted) {

  public ObjectReference {
    keys = List.copyOf(keys);
  }

  /** Reads what a variable or all variables are taken from. */
  static ObjectReference environment(String kind, FieldCursor reference) {
    FieldCursor key = reference.get("key");
    return new ObjectReference(
        kind,
        Value.string(reference.get("name")),
        Value.bool(reference.get("optional"), false),
        key.isPresent() ? List.of(Value.string(key)) : List.of(),
        false);
  }

  /** Reads what the files of a volume are taken from. */
  static ObjectReference volume(String kind, FieldCursor reference, String nameField) {
    return new ObjectReference(
        kind,
        Value.string(reference.get(nameField)),
        Value.bool(reference.get("optional"), false),
        FieldLists.read(reference.get("items"), item -> Value.string(item.get("key"))),
        true);
  }
}
