package dev.rollcall.cel;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The texts of values. */
final class Formatting {

  private Formatting() {}

  /** Returns a value as conversion to a string writes it. */
  public static String plain(Object value) {
    if (value instanceof Double number) {
      return GoNumbers.format(number);
    }
    if (value instanceof Duration duration) {
      return GoTimes.format(duration);
    }
    if (value instanceof OffsetDateTime time) {
      return GoTimes.format(time);
    }
    if (value instanceof CelOpaque opaque) {
      return opaque.text();
    }
    if (value == CelNull.NULL) {
      return "null";
    }
    ValueSize.requireWritable(value);
    return String.valueOf(value);
  }

  /** Returns a value as {@code %s} writes it; texts inside lists and maps are quoted. */
  static String clause(Object value, boolean nested) {
    if (value instanceof CelList list) {
      List<String> parts = list.stream().map(each -> clause(each, true)).toList();
      return "[" + String.join(", ", parts) + "]";
    }
    if (value instanceof CelMap map) {
      return map(map);
    }
    if (value instanceof Double number && nested) {
      return Double.isFinite(number)
          ? FormatClauses.fixed(number, FormatClauses.DEFAULT_PRECISION)
          : Quoting.goQuote(GoNumbers.format(number));
    }
    if (value instanceof String text) {
      return nested ? Quoting.goQuote(text) : text;
    }
    if (value instanceof CelTypeName type) {
      return type.name();
    }
    if (value instanceof CelBytes) {
      String text = (String) ConversionFunctions.toText(value);
      return nested ? "b" + Quoting.goQuote(text) : text;
    }
    if (value instanceof Duration duration) {
      return nested ? "duration(\"" + GoTimes.format(duration) + "\")" : GoTimes.format(duration);
    }
    if (value instanceof OffsetDateTime time) {
      return nested ? "timestamp(\"" + GoTimes.format(time) + "\")" : GoTimes.format(time);
    }
    if (value instanceof CelOpaque || value instanceof CelOptional) {
      throw new CelException(
          "format",
          "error during formatting: string clause can only be used on strings, bools, bytes, ints,"
              + " doubles, maps, lists, types, durations, and timestamps, was given "
              + Values.typeName(value));
    }
    return plain(value);
  }

  private static String map(CelMap map) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, Object> entry : map.entries().entrySet()) {
      requireKey(entry.getKey());
      parts.add(clause(entry.getKey(), true) + ":" + clause(entry.getValue(), true));
    }
    parts.sort(Values::compareText);
    return "{" + String.join(", ", parts) + "}";
  }

  private static void requireKey(Object key) {
    if (!(key instanceof String
        || key instanceof Boolean
        || key instanceof Long
        || key instanceof UInt)) {
      throw new CelException(
          "format",
          "error during formatting: no formatting function for map key of type "
              + Values.typeName(key));
    }
  }

  static String base64(CelBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toArray());
  }
}
