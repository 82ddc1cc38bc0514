package dev.rollcall.cel;

import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.ObjectType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the types of the API that an object is made of. The types of scalars are left open
 * that may be written in several ways, such as quantities.
 */
final class ObjectFields {

  static final ObjectFields NONE = new ObjectFields(null);

  private final Map<String, ObjectType> types = new HashMap<>();

  ObjectFields(@Nullable ObjectType root) {
    if (root != null) {
      types.put(root.name(), root);
    }
  }

  /** Returns the type of a field, or null if the type has none of that name. */
  @Nullable CelType field(String message, String field) {
    ObjectType type = types.get(message);
    FieldType declared = type == null ? null : type.field(field);
    return declared == null ? null : type(declared);
  }

  private CelType type(FieldType type) {
    if (type instanceof FieldType.Ref ref) {
      ObjectType target = ref.type();
      types.put(target.name(), target);
      return CelType.struct(target.name());
    }
    if (type instanceof FieldType.ListOf list) {
      return CelType.list(type(list.element()));
    }
    return type instanceof FieldType.MapOf map
        ? CelType.map(CelType.STRING, type(map.value()))
        : scalar((FieldType.Scalar) type);
  }

  private static CelType scalar(FieldType.Scalar type) {
    return switch (type) {
      case STRING -> CelType.STRING;
      case INT32, INT64 -> CelType.INT;
      case BOOLEAN -> CelType.BOOL;
      default -> CelType.DYN;
    };
  }
}
