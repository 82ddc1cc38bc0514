package dev.rollcall.schemas;

import java.util.List;

/** What a field may hold, in the words of the published API. */
public sealed interface FieldType {

  /** A value without parts, or one whose parts nobody describes. */
  enum Scalar implements FieldType {
    STRING,
    INT32,
    INT64,
    BOOLEAN,
    DOUBLE,
    INT_OR_STRING,
    QUANTITY,
    TIME,
    MICRO_TIME,
    /** Base64. */
    BYTES,
    /** An object of any shape, such as {@code managedFields[].fieldsV1}. */
    ANY
  }

  /**
   * A list.
   *
   * @param element what each element is
   * @param mapKeys the fields that tell elements apart (x-kubernetes-list-map-keys); empty if there
   *     are none
   * @param set whether an element may be there only once
   */
  record ListOf(FieldType element, List<String> mapKeys, boolean set) implements FieldType {
    /** Keeps its own copy of the keys. */
    public ListOf {
      mapKeys = List.copyOf(mapKeys);
    }
  }

  /**
   * A map whose keys are the user's own, such as labels.
   *
   * @param value what each value is
   */
  record MapOf(FieldType value) implements FieldType {}

  /**
   * An object with named fields; which ones is found out when asked for, so that only what is used
   * gets built.
   */
  final class Ref implements FieldType {
    private final String name;
    private final ApiTypes types;

    Ref(String name, ApiTypes types) {
      this.name = name;
      this.types = types;
    }

    /** The full name of the type: {@code io.k8s.api.core.v1.PodSpec}. */
    public String name() {
      return name;
    }

    /** The type itself. */
    public ObjectType type() {
      ObjectType type = types.type(name);
      if (type == null) {
        throw new IllegalStateException(
            "a field refers to a type that is not there: ".concat(name));
      }
      return type;
    }

    @Override
    public String toString() {
      return "Ref[".concat(name).concat("]");
    }
  }
}
