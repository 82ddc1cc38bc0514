package dev.rollcall.cel;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types, equality and order of values, across the types of numbers. */
final class Values {

  private Values() {}

  /** Returns the name of the runtime type of a value. */
  public static String typeName(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof CelMap) {
      return "map";
    }
    if (value instanceof CelList) {
      return "list";
    }
    if (value instanceof Long) {
      return "int";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof CelOpaque opaque) {
      return opaque.typeName();
    }
    return rareTypeName(value);
  }

  private static String rareTypeName(Object value) {
    if (value instanceof Double) {
      return "double";
    }
    if (value instanceof UInt) {
      return "uint";
    }
    if (value == CelNull.NULL) {
      return "null_type";
    }
    if (value instanceof CelBytes) {
      return "bytes";
    }
    if (value instanceof CelOptional) {
      return "optional_type";
    }
    if (value instanceof Duration) {
      return "google.protobuf.Duration";
    }
    return value instanceof OffsetDateTime ? "google.protobuf.Timestamp" : "type";
  }

  static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof Double || value instanceof UInt;
  }

  /** Returns the number as an int if it is one exactly, else null. */
  static @Nullable Long exactLong(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof UInt number) {
      return number.bits() < 0 ? null : (Long) number.bits();
    }
    if (value instanceof Double number
        && number == Math.rint(number)
        && number >= -0x1p63
        && number < 0x1p63) {
      return number.longValue();
    }
    return null;
  }

  /** Compares two numbers of any types; NaN is unequal to everything. */
  static int compareNumbers(Object a, Object b) {
    if (a instanceof Double || b instanceof Double) {
      if (a instanceof Double x && b instanceof Double y) {
        return x < y ? -1 : x.doubleValue() == y.doubleValue() ? 0 : 1;
      }
      return a instanceof Double x ? compareToWhole(x, b) : -compareToWhole((Double) b, a);
    }
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof UInt x && b instanceof UInt y) {
      return x.compareTo(y);
    }
    if (a instanceof Long x) {
      return x < 0 ? -1 : Long.compareUnsigned(x, ((UInt) b).bits());
    }
    return (Long) b < 0 ? 1 : Long.compareUnsigned(((UInt) a).bits(), (Long) b);
  }

  private static int compareToWhole(double a, Object whole) {
    double b = whole instanceof UInt number ? number.toDouble() : (double) (Long) whole;
    return a < b ? -1 : a == b ? 0 : 1;
  }

  /** Returns whether two values are equal; those of different types are not. */
  static boolean equal(Object a, Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    if (isNumber(a) && isNumber(b)) {
      return !isNaN(a) && !isNaN(b) && compareNumbers(a, b) == 0;
    }
    if (a instanceof CelList x && b instanceof CelList y) {
      return equalLists(x, y);
    }
    if (a instanceof CelMap x && b instanceof CelMap y) {
      return equalMaps(x, y);
    }
    if (a instanceof CelOptional x && b instanceof CelOptional y) {
      Object p = x.value();
      Object q = y.value();
      return p == null || q == null ? p == q : equal(p, q);
    }
    return a instanceof OffsetDateTime x && b instanceof OffsetDateTime y
        ? x.isEqual(y)
        : a.equals(b);
  }

  /** Returns whether a value is of a type of Kubernetes, which cannot be compared with another. */
  static boolean failsToCompare(Object a, Object b) {
    return a instanceof CelOpaque && b != CelNull.NULL && !typeName(a).equals(typeName(b));
  }

  /** Elements that cannot be compared do not make lists and maps unequal. */
  private static boolean equalElements(Object a, Object b) {
    return failsToCompare(a, b) || equal(a, b);
  }

  private static boolean isNaN(Object value) {
    return value instanceof Double number && number.isNaN();
  }

  private static boolean equalLists(CelList a, CelList b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equalElements(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(CelMap a, CelMap b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<Object, Object> entry : a.entries().entrySet()) {
      Object other = b.find(entry.getKey());
      if (other == null || !equalElements(entry.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  /** Compares two values of an ordered type. */
  static int compare(Object a, Object b) {
    if (isNumber(a) && isNumber(b)) {
      if (isNaN(a) || isNaN(b)) {
        throw new CelException("other", "NaN values cannot be ordered");
      }
      return compareNumbers(a, b);
    }
    if (a instanceof String x && b instanceof String y) {
      return compareText(x, y);
    }
    if (a instanceof Boolean x && b instanceof Boolean y) {
      return x.compareTo(y);
    }
    if (a instanceof CelBytes x && b instanceof CelBytes y) {
      return x.compareTo(y);
    }
    if (a instanceof Duration x && b instanceof Duration y) {
      return x.compareTo(y);
    }
    if (a instanceof OffsetDateTime x && b instanceof OffsetDateTime y) {
      return x.toInstant().compareTo(y.toInstant());
    }
    throw CelException.noSuchOverload();
  }

  /** Returns whether a value is of an ordered type. */
  static boolean isOrdered(Object value) {
    return isNumber(value)
        || value instanceof String
        || value instanceof Boolean
        || value instanceof CelBytes
        || value instanceof Duration
        || value instanceof OffsetDateTime;
  }

  /** Compares by code points, as UTF-8 does. */
  static int compareText(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean both = Character.isSurrogate(x) == Character.isSurrogate(y);
        return both ? x - y : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }

  static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Returns the size that costs are counted by. */
  static long costSize(Object value) {
    if (value instanceof String text) {
      return codePoints(text);
    }
    if (value instanceof CelList list) {
      return list.size();
    }
    if (value instanceof CelMap map) {
      return map.size();
    }
    return value instanceof CelBytes bytes ? bytes.size() : 1;
  }
}
