package dev.rollcall.cel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as Go reads and writes them. */
final class GoNumbers {

  private static final int MAX_PLAIN_EXPONENT = 6;

  private GoNumbers() {}

  /** Mirrors {@code strconv.ParseFloat}. */
  static double parseDouble(String text) {
    String unsigned = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    boolean negative = text.startsWith("-");
    switch (unsigned.toLowerCase(Locale.ROOT)) {
      case "inf", "infinity":
        return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan":
        if (unsigned.length() == text.length()) {
          return Double.NaN;
        }
        break;
      default:
        break;
    }
    try {
      String digits = withoutUnderscores(unsigned);
      if (!digits.isEmpty() && (isHex(digits) || digits.chars().allMatch(GoNumbers::isNumeric))) {
        double value = Double.parseDouble((negative ? "-" : "") + digits);
        if (!Double.isInfinite(value)) {
          return value;
        }
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw CelException.conversion("string", "double");
  }

  /** Returns whether a text is a hexadecimal number, with the exponent that it must have. */
  private static boolean isHex(String text) {
    return (text.startsWith("0x") || text.startsWith("0X"))
        && text.endsWith(text.strip())
        && Lexer.isDigit(text.charAt(text.length() - 1));
  }

  /** Mirrors {@code underscoreOK}: they stand between digits, or after the prefix 0x. */
  private static String withoutUnderscores(String text) {
    if (text.indexOf('_') < 0) {
      return text;
    }
    boolean hex = isHex(text);
    boolean good = true;
    for (int at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
      boolean before = at > 0 && (isDigit(text.charAt(at - 1), hex) || hex && at == 2);
      good &= before && at + 1 < text.length() && isDigit(text.charAt(at + 1), hex);
    }
    return good ? text.replace("_", "") : "";
  }

  private static boolean isDigit(char c, boolean hex) {
    return Character.digit(c, hex ? 16 : 10) >= 0 && c < 128;
  }

  private static boolean isNumeric(int c) {
    return Lexer.isDigit(c) || "+-.eE".indexOf(c) >= 0;
  }

  /** Writes the shortest text that reads back: {@code strconv.FormatFloat(v, 'g', -1, 64)}. */
  static String format(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    String digits = shortest(Math.abs(value));
    int exponent = exponent(Math.abs(value), digits);
    String sign = value < 0 ? "-" : "";
    if (exponent < -4 || exponent >= MAX_PLAIN_EXPONENT) {
      return sign + scientific(digits, exponent);
    }
    return sign + plain(digits, exponent);
  }

  /** Writes a number without an exponent: {@code strconv.FormatFloat(v, 'f', -1, 64)}. */
  static String formatPlain(double value) {
    if (value == 0) {
      return "0";
    }
    String digits = shortest(Math.abs(value));
    return (value < 0 ? "-" : "") + plain(digits, exponent(Math.abs(value), digits));
  }

  /** Returns the significant digits. Java before 19 sometimes writes one too many. */
  private static String shortest(double value) {
    String text =
        new BigDecimal(Double.toString(value)).stripTrailingZeros().unscaledValue().toString();
    for (int precision = 1; precision < text.length(); precision++) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(precision));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros().unscaledValue().toString();
      }
    }
    return text;
  }

  private static int exponent(double value, String digits) {
    BigDecimal exact = new BigDecimal(value).round(new MathContext(digits.length()));
    return exact.precision() - exact.scale() - 1;
  }

  private static String scientific(String digits, int exponent) {
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    int size = Math.abs(exponent);
    return digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (size < 10 ? "0" : "")
        + size;
  }

  private static String plain(String digits, int exponent) {
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    if (exponent + 1 >= digits.length()) {
      return digits + "0".repeat(exponent + 1 - digits.length());
    }
    return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
  }
}
