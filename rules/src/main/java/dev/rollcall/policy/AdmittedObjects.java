package dev.rollcall.policy;

import dev.rollcall.apiserver.decoding.PodDefaults;
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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes objects as the API server does before it asks policies: defaults filled in, nulls and
 * empty values gone. Several threads may ask for objects.
 */
final class AdmittedObjects {

  private static final int NANO = 9;
  private static final int MILLI = 3;

  private final Map<ObjectType, AdmittedField[]> fields = new ConcurrentHashMap<>();

  /** Returns an object of a type, with the path of each value. */
  CelMap of(FieldCursor object, ObjectType type, CelPath path) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    YamlMapping written = object.node() instanceof YamlMapping mapping ? mapping : null;
    for (AdmittedField field : fieldsOf(type, object)) {
      FieldCursor at = written == null ? null : written(object, written, field);
      Object value = at == null ? null : value(at, field, path);
      if (value == null && field.defaulted()) {
        value = absent(object, field, path);
      }
      if (value != null) {
        entries.put(field.name(), value);
      }
    }
    return CelMap.at(path, entries);
  }

  private AdmittedField[] fieldsOf(ObjectType type, FieldCursor object) {
    AdmittedField[] known = fields.get(type);
    if (known == null) {
      known = AdmittedField.allOf(type, object.get("").get(""));
      fields.put(type, known);
    }
    return known;
  }

  /** Returns what is written of a field, null for most of the fields that there are. */
  private static @Nullable FieldCursor written(
      FieldCursor object, YamlMapping written, AdmittedField field) {
    if (field.serviceAccount()) {
      FieldCursor other = object.get("serviceAccountName");
      return other.stringOrEmpty().isEmpty() ? object.get("serviceAccount") : other;
    }
    return written.entry(field.name()) == null ? null : object.get(field.name());
  }

  private @Nullable Object value(FieldCursor field, AdmittedField declared, CelPath path) {
    Object value = field.isPresent() ? value(field, declared.type(), path, declared.name()) : null;
    return value != null && declared.omits(value) ? null : value;
  }

  private static @Nullable Object absent(FieldCursor object, AdmittedField field, CelPath path) {
    return field.resources()
        ? CelMap.at(path.child(field.name()), Map.of())
        : parsed(PodDefaults.of(field.owner(), field.name(), object), path, field.name());
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

  /**
   * Returns a value that is written.
   *
   * @param path the place of what it is part of
   * @param step its name or index there
   */
  private Object value(FieldCursor field, FieldType type, CelPath path, Object step) {
    if (type instanceof FieldType.Ref ref) {
      return of(field, ref.type(), path.child(step));
    }
    if (type instanceof FieldType.ListOf list) {
      CelPath here = path.child(step);
      List<Object> elements = new ArrayList<>();
      for (FieldCursor item : field.items()) {
        elements.add(value(item, list.element(), here, elements.size()));
      }
      return CelList.at(here, elements);
    }
    if (type instanceof FieldType.MapOf map) {
      CelPath here = path.child(step);
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (FieldCursor entry : field.entries()) {
        Object value =
            map.value() == FieldType.Scalar.QUANTITY
                ? quantity(entry, MILLI)
                : value(entry, map.value(), here, entry.name());
        entries.put(entry.name(), value);
      }
      return CelMap.at(here, entries);
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
