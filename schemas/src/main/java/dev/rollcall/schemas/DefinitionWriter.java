package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes types as definitions of a JSON Schema. */
final class DefinitionWriter {
  private final JsonText json;
  private final String pointer;
  private final EnumCatalog enums;
  private final KubernetesVersion version;

  /**
   * Writes into a document.
   *
   * @param json the document
   * @param pointer what to put before the name of a type to refer to it
   * @param enums the enumerated values
   * @param version the version whose values are meant
   */
  DefinitionWriter(JsonText json, String pointer, EnumCatalog enums, KubernetesVersion version) {
    this.json = json;
    this.pointer = pointer;
    this.enums = enums;
    this.version = version;
  }

  /** The API server takes null for whatever may be left out. */
  void write(ObjectType type) {
    json.object(type.name());
    json.member("type", List.of("object", "null"));
    json.member("additionalProperties", false);
    Set<String> required = type.required();
    if (!required.isEmpty()) {
      json.member("required", required);
    }
    json.object("properties");
    for (String field : type.fieldNames()) {
      FieldType fieldType = type.field(field);
      if (fieldType != null) {
        EnumValues values = enums.values(type.name(), field, version).orElse(null);
        value(field, fieldType, !required.contains(field), values);
      }
    }
    json.end();
    json.end();
  }

  private void value(String key, FieldType type, boolean nullable, @Nullable EnumValues values) {
    json.object(key);
    if (type instanceof FieldType.ListOf list) {
      type("array", nullable);
      listKind(list);
      value("items", list.element(), true, values);
    } else if (type instanceof FieldType.MapOf map) {
      type("object", nullable);
      value("additionalProperties", map.value(), true, values);
    } else if (type instanceof FieldType.Ref ref) {
      if (!nullable) {
        json.member("type", "object");
      }
      json.member("$ref", pointer + ref.name());
    } else if (type instanceof FieldType.Scalar scalar) {
      scalar(scalar, nullable);
    }
    if (values != null && type == FieldType.Scalar.STRING) {
      json.member("enum", allowed(values, nullable));
    }
    json.end();
  }

  private void listKind(FieldType.ListOf list) {
    if (list.set()) {
      json.member("x-kubernetes-list-type", "set");
    } else if (!list.mapKeys().isEmpty()) {
      json.member("x-kubernetes-list-type", "map");
      json.member("x-kubernetes-list-map-keys", list.mapKeys());
    }
  }

  private List<@Nullable String> allowed(EnumValues values, boolean nullable) {
    List<@Nullable String> allowed = new ArrayList<>(values.values());
    allowed.addAll(values.gated().keySet());
    if (values.emptyAllowed()) {
      allowed.add("");
    }
    if (nullable) {
      allowed.add(null);
    }
    return allowed;
  }

  private void scalar(FieldType.Scalar scalar, boolean nullable) {
    switch (scalar) {
      case STRING -> type("string", nullable);
      case BOOLEAN -> type("boolean", nullable);
      case DOUBLE -> type("number", nullable);
      case ANY -> type("object", nullable);
      case INT32 -> integer("int32", Integer.MIN_VALUE, Integer.MAX_VALUE, nullable);
      case INT64 -> integer("int64", Long.MIN_VALUE, Long.MAX_VALUE, nullable);
      case INT_OR_STRING -> eitherType("integer", "string", nullable);
      case QUANTITY -> eitherType("string", "number", nullable);
      case TIME, MICRO_TIME -> {
        type("string", nullable);
        json.member("format", "date-time");
      }
      case BYTES -> {
        type("string", nullable);
        json.member("contentEncoding", "base64");
      }
    }
  }

  private void integer(String format, long minimum, long maximum, boolean nullable) {
    type("integer", nullable);
    json.member("format", format);
    json.member("minimum", minimum);
    json.member("maximum", maximum);
  }

  private void type(String name, boolean nullable) {
    if (nullable) {
      json.member("type", List.of(name, "null"));
    } else {
      json.member("type", name);
    }
  }

  private void eitherType(String one, String other, boolean nullable) {
    json.member("type", nullable ? List.of(one, other, "null") : List.of(one, other));
  }
}
