package dev.rollcall.cel;

import org.jspecify.annotations.Nullable;

/** Fields of maps and elements of lists. */
final class Access {

  private Access() {}

  /** Requires a key of a type that cel-go's qualifiers know. */
  static void requireQualifier(Object key) {
    if (!(key instanceof String || key instanceof Boolean || Values.isNumber(key))) {
      throw new CelException("other", "invalid qualifier type: " + Values.typeName(key));
    }
  }

  /** Returns a field or element, or null if absent. */
  static @Nullable Object find(Object target, Object key) {
    if (target instanceof CelMap map) {
      Object value = map.find(key);
      if (value instanceof CelException unknown) {
        throw unknown;
      }
      return value;
    }
    if (target instanceof CelList list) {
      long index = index(key);
      return index < 0 || index >= list.size() ? null : list.get((int) index);
    }
    return target instanceof CelVariables variables && key instanceof String name
        ? variables.field(name)
        : null;
  }

  private static long index(Object key) {
    Long index = Values.exactLong(key);
    if (index != null) {
      return index;
    }
    throw new CelException(
        "index",
        Values.isNumber(key)
            ? "unsupported index value " + Formatting.plain(key) + " in list"
            : "unsupported index type '" + Values.typeName(key) + "' in list");
  }

  /** Evaluates {@code target[key]}. */
  static Object index(Object[] arguments) {
    Object target = arguments[0];
    Object key = arguments[1];
    if (target instanceof CelOptional optional) {
      return optional(new Object[] {optional, key});
    }
    requireQualifier(key);
    Object value = find(target, key);
    if (value != null) {
      return value;
    }
    if (target instanceof CelList) {
      throw new CelException("index", "index out of bounds: " + Formatting.plain(key));
    }
    throw CelException.noSuchKey(key);
  }

  /** Evaluates {@code target[?key]} and {@code target.?key}. */
  static Object optional(Object[] arguments) {
    Object target = arguments[0];
    if (target instanceof CelOptional optional) {
      target = optional.value();
    }
    if (target != null) {
      requireQualifier(arguments[1]);
    }
    return target == null ? CelOptional.NONE : CelOptional.ofNullable(find(target, arguments[1]));
  }
}
