package dev.rollcall.policy;

import dev.rollcall.apiserver.decoding.PodDefaults;
import dev.rollcall.apiserver.decoding.PointerFields;
import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.schemas.FieldType;
import dev.rollcall.yaml.FieldCursor;

/**
 * How a field of a type is decoded.
 *
 * @param index its number among the fields of the type
 * @param owner the short name of the type
 * @param pointer whether it is a pointer in Go: the empty value and none at all are not the same
 * @param defaulted whether it may have a default
 * @param resources whether it holds the resources of a container, which are never left out
 * @param serviceAccount whether it has its value under two names
 */
record AdmittedField(
    int index,
    String owner,
    String name,
    FieldType type,
    boolean pointer,
    boolean defaulted,
    boolean resources,
    boolean serviceAccount) {

  /**
   * Returns a field of a type.
   *
   * @param absent an object that is not there
   */
  static AdmittedField of(
      int index, String owner, String name, FieldType type, FieldCursor absent) {
    boolean pointer =
        type instanceof FieldType.Scalar
            ? PointerFields.isScalarPointer(owner, name)
            : PointerFields.isObjectPointer(owner, name);
    boolean resources = name.equals("resources") && owner.endsWith("Container");
    boolean serviceAccount = owner.equals("PodSpec") && name.startsWith("serviceAccount");
    return new AdmittedField(
        index,
        owner,
        // Expressions name fields by texts that are one and the same as well.
        name.intern(),
        type,
        pointer,
        resources || PodDefaults.of(owner, name, absent) != null,
        resources,
        serviceAccount);
  }

  /** Returns whether a value is left out, as Go does with empty ones of most fields. */
  boolean omits(Object value) {
    if (type instanceof FieldType.Scalar) {
      return !pointer
          && (value.equals("") || value.equals(0L) || value.equals(false) || value.equals(0.0));
    }
    if (type instanceof FieldType.Ref) {
      return !pointer
          && !name.equals("resources")
          && value instanceof CelMap map
          && map.entries().isEmpty();
    }
    return value instanceof CelMap map ? map.entries().isEmpty() : ((CelList) value).isEmpty();
  }
}
