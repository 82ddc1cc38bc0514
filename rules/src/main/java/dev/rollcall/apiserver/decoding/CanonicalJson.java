package dev.rollcall.apiserver.decoding;

import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a part of an object as the JSON that the server makes of it, defaults filled in and empty
 * fields left out: equal texts are equal objects.
 */
public final class CanonicalJson {

  private static final String ZERO_STRING = "\"\"";

  private CanonicalJson() {}

  /**
   * Returns the canonical form of an object of a type; that of an absent one is an empty object.
   */
  public static String of(FieldCursor object, ObjectType type) {
    String shortName = type.name().substring(type.name().lastIndexOf('.') + 1);
    StringBuilder out = new StringBuilder("{");
    for (String name : type.fieldNames()) {
      FieldType fieldType = type.field(name);
      String text = fieldType == null ? null : member(object, name, fieldType, shortName);
      if (text != null) {
        out.append(out.length() > 1 ? "," : "").append(name).append(':').append(text);
      }
    }
    return out.append('}').toString();
  }

  private static @Nullable String member(
      FieldCursor object, String name, FieldType type, String owner) {
    FieldCursor field = object.get(alias(object, name, owner));
    String text = field.isPresent() ? value(field, type) : null;
    if (text != null && isEmpty(text, type, owner, name)) {
      text = null;
    }
    return text == null ? PodDefaults.of(owner, name, object) : text;
  }

  /** Mirrors {@code Convert_v1_PodSpec_To_core_PodSpec}: two names for the service account. */
  private static String alias(FieldCursor object, String name, String owner) {
    if (!owner.equals("PodSpec") || !name.startsWith("serviceAccount")) {
      return name;
    }
    return object.get("serviceAccountName").stringOrEmpty().isEmpty()
        ? "serviceAccount"
        : "serviceAccountName";
  }

  private static boolean isEmpty(String text, FieldType type, String owner, String name) {
    if (type instanceof FieldType.Scalar) {
      return !PointerFields.isScalarPointer(owner, name)
          && (text.equals(ZERO_STRING)
              || text.equals("0")
              || text.equals("false")
              || (type == FieldType.Scalar.QUANTITY && text.equals("\"0\"")));
    }
    if (type instanceof FieldType.Ref) {
      return text.equals("{}") && !PointerFields.isObjectPointer(owner, name);
    }
    return text.equals("[]") || text.equals("{}");
  }

  private static String value(FieldCursor field, FieldType type) {
    if (type instanceof FieldType.Ref ref) {
      return of(field, ref.type());
    }
    if (type instanceof FieldType.ListOf list) {
      StringBuilder out = new StringBuilder("[");
      for (FieldCursor item : field.items()) {
        out.append(out.length() > 1 ? "," : "").append(value(item, list.element()));
      }
      return out.append(']').toString();
    }
    return type instanceof FieldType.MapOf map
        ? map(field, map.value())
        : scalar(field, (FieldType.Scalar) type);
  }

  private static String map(FieldCursor field, FieldType type) {
    List<FieldCursor> entries = new ArrayList<>(field.entries());
    entries.sort(Comparator.comparing(FieldCursor::name));
    StringBuilder out = new StringBuilder("{");
    for (FieldCursor entry : entries) {
      out.append(out.length() > 1 ? "," : "");
      quote(entry.name(), out);
      out.append(':');
      if (type == FieldType.Scalar.QUANTITY) {
        String text = entry.text();
        out.append('"')
            .append(QuantityFormatter.canonical(text == null ? "0" : text, 3))
            .append('"');
      } else {
        out.append(value(entry, type));
      }
    }
    return out.append('}').toString();
  }

  private static String scalar(FieldCursor field, FieldType.Scalar type) {
    String text = field.text();
    switch (type) {
      case INT32, INT64:
        Long number = field.integer();
        return number == null ? "0" : number.toString();
      case INT_OR_STRING:
        if (field.string() == null) {
          return text == null ? "0" : text;
        }
        break;
      case BOOLEAN:
        return field.isTrue() ? "true" : "false";
      case QUANTITY:
        return "\"" + QuantityFormatter.canonical(text == null ? "0" : text, 9) + "\"";
      default:
        break;
    }
    StringBuilder out = new StringBuilder();
    quote(text == null ? "" : text, out);
    return out.toString();
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    out.append('"');
  }
}
