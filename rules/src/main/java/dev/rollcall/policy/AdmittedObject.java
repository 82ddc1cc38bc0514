package dev.rollcall.policy;

import dev.rollcall.apiserver.decoding.PodDefaults;
import dev.rollcall.apiserver.decoding.PointerFields;
import dev.rollcall.apiserver.decoding.QuantityFormatter;
import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelPath;
import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes objects as the API server does before it asks policies: defaults filled in, nulls and
 * empty values gone.
 */
final class AdmittedObject {

  private static final int NANO = 9;
  private static final int MILLI = 3;

  private AdmittedObject() {}

  /** Returns an object of a type, with the path of each value. */
  static CelMap of(FieldCursor object, ObjectType type, CelPath path) {
    String owner = type.name().substring(type.name().lastIndexOf('.') + 1);
    Map<String, Object> entries = new LinkedHashMap<>();
    YamlMapping written = object.node() instanceof YamlMapping mapping ? mapping : null;
    for (String name : type.fieldNames()) {
      FieldCursor field = written(object, written, owner, name);
      FieldType fieldType = field == null ? null : type.field(name);
      Object value =
          field == null || fieldType == null
              ? null
              : value(field, fieldType, owner, path.child(name));
      if (value == null) {
        value = absent(object, owner, name, path);
      }
      if (value != null) {
        entries.put(name, value);
      }
    }
    return CelMap.at(path, entries);
  }

  /** Returns what is written of a field, null for most of the fields that there are. */
  private static @Nullable FieldCursor written(
      FieldCursor object, @Nullable YamlMapping written, String owner, String name) {
    if (written == null) {
      return null;
    }
    if (name.startsWith("serviceAccount") && owner.equals("PodSpec")) {
      FieldCursor other = object.get("serviceAccountName");
      return other.stringOrEmpty().isEmpty() ? object.get("serviceAccount") : other;
    }
    return written.entry(name) == null ? null : object.get(name);
  }

  private static @Nullable Object value(
      FieldCursor field, FieldType type, String owner, CelPath path) {
    Object value = field.isPresent() ? value(field, type, path) : null;
    return value != null && isEmpty(value, type, owner, field.name()) ? null : value;
  }

  private static @Nullable Object absent(
      FieldCursor object, String owner, String name, CelPath path) {
    if (name.equals("resources") && owner.endsWith("Container")) {
      return CelMap.at(path.child(name), Map.of());
    }
    return parsed(PodDefaults.of(owner, name, object), path, name);
  }

  private static @Nullable Object parsed(@Nullable String json, CelPath path, String name) {
    if (json == null) {
      return null;
    }
    if (json.startsWith("\"")) {
      return json.substring(1, json.length() - 1);
    }
    if (json.equals("{}")) {
      return CelMap.at(path.child(name), Map.of());
    }
    return json.equals("false") ? (Object) false : Long.parseLong(json);
  }

  private static boolean isEmpty(Object value, FieldType type, String owner, String name) {
    if (type instanceof FieldType.Scalar) {
      return !PointerFields.isScalarPointer(owner, name)
          && (value.equals("") || value.equals(0L) || value.equals(false) || value.equals(0.0));
    }
    if (type instanceof FieldType.Ref) {
      return value instanceof CelMap map
          && map.entries().isEmpty()
          && !PointerFields.isObjectPointer(owner, name)
          && !name.equals("resources");
    }
    return value instanceof CelMap map ? map.entries().isEmpty() : ((CelList) value).isEmpty();
  }

  private static Object value(FieldCursor field, FieldType type, CelPath path) {
    if (type instanceof FieldType.Ref ref) {
      return of(field, ref.type(), path);
    }
    if (type instanceof FieldType.ListOf list) {
      List<Object> elements = new ArrayList<>();
      for (FieldCursor item : field.items()) {
        elements.add(value(item, list.element(), path.child(elements.size())));
      }
      return CelList.at(path, elements);
    }
    if (type instanceof FieldType.MapOf map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      for (FieldCursor entry : field.entries()) {
        Object value =
            map.value() == FieldType.Scalar.QUANTITY
                ? quantity(entry, MILLI)
                : value(entry, map.value(), path.child(entry.name()));
        entries.put(entry.name(), value);
      }
      return CelMap.at(path, entries);
    }
    return scalar(field, (FieldType.Scalar) type);
  }

  private static String quantity(FieldCursor field, int decimals) {
    String text = field.text();
    return QuantityFormatter.canonical(text == null ? "0" : text, decimals);
  }

  private static Object scalar(FieldCursor field, FieldType.Scalar type) {
    Long number = field.integer();
    switch (type) {
      case INT32, INT64:
        return number == null ? 0L : number;
      case INT_OR_STRING:
        if (field.string() == null && number != null) {
          return number;
        }
        break;
      case BOOLEAN:
        return field.isTrue();
      case QUANTITY:
        return quantity(field, NANO);
      default:
        break;
    }
    String text = field.text();
    return text == null ? "" : text;
  }
}
