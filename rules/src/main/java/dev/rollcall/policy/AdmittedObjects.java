package dev.rollcall.policy;

import dev.rollcall.apiserver.decoding.PodDefaults;
import dev.rollcall.apiserver.decoding.QuantityFormatter;
import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelPath;
import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
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

  private final Map<ObjectType, AdmittedFields> types = new ConcurrentHashMap<>();

  /** Returns an object of a type, with the path of each value. */
  CelMap of(FieldCursor object, ObjectType type, CelPath path) {
    AdmittedFields fields = fieldsOf(type, object);
    @Nullable Object[] values = new Object[fields.count()];
    if (object.node() instanceof YamlMapping written) {
      for (YamlEntry entry : written.entries()) {
        // Of equal keys the last one counts.
        AdmittedField field = fields.find(entry.name());
        if (field != null) {
          values[field.index()] = value(object.field(entry), field, path);
        }
      }
    }
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      AdmittedField field = fields.get(i);
      Object value = values[i];
      if (field.serviceAccount()) {
        value = serviceAccount(object);
      } else if (value == null && field.defaulted()) {
        value = absent(object, field, path);
      }
      if (value != null) {
        entries.put(field.name(), value);
      }
    }
    return CelMap.at(path, entries);
  }

  private AdmittedFields fieldsOf(ObjectType type, FieldCursor object) {
    AdmittedFields known = types.get(type);
    if (known == null) {
      known = AdmittedFields.of(type, object.get("").get(""));
      types.put(type, known);
    }
    return known;
  }

  private @Nullable Object value(FieldCursor field, AdmittedField declared, CelPath path) {
    Object value = field.isPresent() ? value(field, declared.type(), path, declared.name()) : null;
    return value != null && declared.omits(value) ? null : value;
  }

  /** Returns the value of a field that has two names. */
  private static @Nullable String serviceAccount(FieldCursor podSpec) {
    String name = podSpec.get("serviceAccountName").stringOrEmpty();
    String old = name.isEmpty() ? podSpec.get("serviceAccount").stringOrEmpty() : name;
    return old.isEmpty() ? null : old;
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
    switch (type) {
      case INT32, INT64:
        Long whole = field.integer();
        return whole == null ? 0L : whole;
      case INT_OR_STRING:
        Long number = field.integer();
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
