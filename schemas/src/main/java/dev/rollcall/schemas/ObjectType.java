package dev.rollcall.schemas;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that one type of the API has at one minor. */
public final class ObjectType {
  private final String name;
  private final Map<String, FieldType> fields;
  private final Set<String> required;

  ObjectType(String name, Map<String, FieldType> fields, Set<String> required) {
    this.name = name;
    this.fields = Collections.unmodifiableMap(fields);
    this.required = Collections.unmodifiableSet(required);
  }

  /** The full name: {@code io.k8s.api.core.v1.PodSpec}. */
  public String name() {
    return name;
  }

  /** What the field of that name holds; null if there is no such field. */
  public @Nullable FieldType field(String key) {
    return fields.get(key);
  }

  /** The names of all fields, sorted. */
  public Collection<String> fieldNames() {
    return fields.keySet();
  }

  /** The names of the fields that the published schema requires, sorted. */
  public Set<String> required() {
    return required;
  }

  @Override
  public String toString() {
    return name;
  }
}
