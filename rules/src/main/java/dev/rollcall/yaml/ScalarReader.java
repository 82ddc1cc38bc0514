package dev.rollcall.yaml;

import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain scalars as the YAML library of Kubernetes does (sigs.k8s.io/yaml, on top of go-yaml
 * v2).
 */
final class ScalarReader {

  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");

  /** How the words begin that are no text. */
  private static final String FIRST = "yYnNtTfFoO~";

  private static final int MAX_BITS = 64;
  private static final BigInteger UINT64_MAX =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private ScalarReader() {}

  /** Returns what a plain scalar means: null, Boolean, Long, BigInteger, Double or String. */
  static @Nullable Object read(String text) {
    if (text.isEmpty()) {
      return null;
    }
    char first = text.charAt(0);
    if (first == '+' || first == '-' || first == '.' || (first >= '0' && first <= '9')) {
      return number(text);
    }
    if (text.length() > 5 || FIRST.indexOf(first) < 0) {
      return text;
    }
    if (TRUE.contains(text)) {
      return Boolean.TRUE;
    }
    if (FALSE.contains(text)) {
      return Boolean.FALSE;
    }
    return NULL.contains(text) ? null : text;
  }

  /**
   * Returns whether a plain scalar is an infinity or no number, which JSON and so Kubernetes cannot
   * carry.
   */
  static boolean isUnsupported(String text) {
    int start = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
    if (text.length() != start + 4 || text.charAt(start) != '.') {
      return false;
    }
    return switch (text.substring(start)) {
      case ".inf", ".Inf", ".INF" -> true;
      case ".nan", ".NaN", ".NAN" -> start == 0;
      default -> false;
    };
  }

  private static Object number(String text) {
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    Object integer = integer(plain);
    if (integer != null) {
      return integer;
    }
    if (isFloat(plain)) {
      double value = Double.parseDouble(plain);
      return Double.isInfinite(value) ? text : (Object) value;
    }
    return text;
  }

  /** Reads what Go's strconv.ParseInt and ParseUint read with base 0. */
  private static @Nullable Object integer(String text) {
    boolean negative = text.startsWith("-");
    int start = negative || text.startsWith("+") ? 1 : 0;
    int radix = 10;
    if (text.length() > start + 1 && text.charAt(start) == '0') {
      char mark = Character.toLowerCase(text.charAt(start + 1));
      radix = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
      start += mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1;
    }
    if (start >= text.length()) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 'f' || Character.digit(c, radix) < 0) {
        return null;
      }
    }
    if (text.length() - start <= 15) {
      long value = Long.parseLong(text, start, text.length(), radix);
      return negative ? -value : value;
    }
    while (start < text.length() - 1 && text.charAt(start) == '0') {
      start++;
    }
    if (text.length() - start > MAX_BITS) {
      return null; // no 64 bits, and the library takes time with the square of the digits
    }
    BigInteger value = new BigInteger(text.substring(start), radix);
    value = negative ? value.negate() : value;
    if (value.bitLength() < 64) {
      return value.longValue();
    }
    return negative || value.compareTo(UINT64_MAX) > 0 ? null : value;
  }

  /**
   * Mirrors go-yaml's yamlStyleFloat: {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}.
   */
  private static boolean isFloat(String text) {
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int whole = digits(text, at);
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(text, end + 1);
      if (whole == at && end == whole + 1) {
        return false;
      }
    } else if (whole == at) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int sign = end + 1;
      if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
        sign++;
      }
      int exponent = digits(text, sign);
      return exponent > sign && exponent == text.length();
    }
    return end == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
