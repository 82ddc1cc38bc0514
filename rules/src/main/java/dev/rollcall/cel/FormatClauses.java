package dev.rollcall.cel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Evaluates {@code string.format}; mirrors cel-go's formatting. */
final class FormatClauses {

  static final int DEFAULT_PRECISION = 6;
  private static final int MAX_PRECISION = 1000;

  private final String template;
  private final CelList arguments;
  private final StringBuilder out = new StringBuilder();
  private int used;

  FormatClauses(String template, CelList arguments) {
    this.template = template;
    this.arguments = arguments;
  }

  private static CelException error(String message) {
    return new CelException("format", "error during formatting: " + message);
  }

  private static CelException clause(String clause, String wanted, Object given) {
    return error(
        clause + " can only be used on " + wanted + ", was given " + Values.typeName(given));
  }

  String format() {
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at++);
      if (c != '%') {
        out.append(c);
      } else if (at < template.length() && template.charAt(at) == '%') {
        out.append('%');
        at++;
      } else {
        at = clauseAt(at);
      }
    }
    // Arguments that are too many are only found in literals, when the policy is created.
    return out.toString();
  }

  private int clauseAt(int start) {
    int at = start;
    int precision = DEFAULT_PRECISION;
    if (at < template.length() && template.charAt(at) == '.') {
      int from = ++at;
      while (at < template.length() && Lexer.isDigit(template.charAt(at))) {
        at++;
      }
      if (at == from || at - from > 4) {
        throw error("could not parse formatting clause: unable to find end of precision specifier");
      }
      precision = Integer.parseInt(template.substring(from, at));
      if (precision > MAX_PRECISION) {
        throw error("precision out of range");
      }
    }
    if (at >= template.length()) {
      throw error("unexpected end of string");
    }
    if (used >= arguments.size() && "sdfeboxX".indexOf(template.charAt(at)) >= 0) {
      throw error("index " + used + " out of range");
    }
    out.append(written(template.charAt(at), precision));
    ValueSize.requireLength(out.length());
    return at + 1;
  }

  private String written(char verb, int precision) {
    if ("sdfeboxX".indexOf(verb) < 0) {
      throw error(
          "could not parse formatting clause: unrecognized formatting clause \"" + verb + "\"");
    }
    Object value = arguments.get(used++);
    return switch (verb) {
      case 's' -> Formatting.clause(value, false);
      case 'd' -> decimal(value);
      case 'f' -> fixed(value, precision);
      case 'e' -> scientific(value, precision);
      case 'b' ->
          value instanceof Boolean yes
              ? (yes ? "1" : "0")
              : integer(value, 2, "only integers and bools can be formatted as binary");
      case 'o' -> integer(value, 8, "octal clause can only be used on integers");
      default -> hex(value, verb == 'X');
    };
  }

  private static String decimal(Object value) {
    if (value instanceof Long || value instanceof UInt) {
      return value.toString();
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return special(number);
    }
    throw clause("decimal clause", "integers", value);
  }

  private static String special(double number) {
    return Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";
  }

  private static double floating(Object value, String clause) {
    if (value instanceof Double number) {
      return number;
    }
    if (value instanceof String text) {
      switch (text) {
        case "NaN":
          return Double.NaN;
        case "Infinity":
          return Double.POSITIVE_INFINITY;
        case "-Infinity":
          return Double.NEGATIVE_INFINITY;
        default:
          break;
      }
    }
    throw clause(clause, "doubles", value);
  }

  private static String fixed(Object value, int precision) {
    double number = floating(value, "fixed-point clause");
    if (!Double.isFinite(number)) {
      return special(number);
    }
    return grouped(fixed(number, precision));
  }

  static String fixed(double number, int precision) {
    String text =
        new BigDecimal(Math.abs(number))
            .setScale(precision, RoundingMode.HALF_EVEN)
            .toPlainString();
    return isNegative(number) ? "-" + text : text;
  }

  /** Groups thousands, as the printer for English does that cel-go uses. */
  private static String grouped(String number) {
    StringBuilder out = new StringBuilder(number);
    int point = number.indexOf('.');
    int first = number.startsWith("-") ? 1 : 0;
    for (int at = (point < 0 ? number.length() : point) - 3; at > first; at -= 3) {
      out.insert(at, ',');
    }
    return out.toString();
  }

  private static boolean isNegative(double number) {
    return number < 0 || number == 0 && 1 / number < 0;
  }

  /** Writes the precision of six always: cel-go does not pass the one that is asked for. */
  private static String scientific(Object value, int precision) {
    double number = floating(value, "scientific clause");
    if (!Double.isFinite(number)) {
      return special(number);
    }
    BigDecimal exact = new BigDecimal(Math.abs(number));
    int exponent = exact.signum() == 0 ? 0 : exact.precision() - exact.scale() - 1;
    BigDecimal mantissa =
        exact.movePointLeft(exponent).setScale(DEFAULT_PRECISION, RoundingMode.HALF_EVEN);
    if (mantissa.compareTo(BigDecimal.TEN) >= 0) {
      mantissa = mantissa.movePointLeft(1).setScale(DEFAULT_PRECISION, RoundingMode.HALF_EVEN);
      exponent++;
    }
    String digits = String.valueOf(Math.abs(exponent));
    StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : (digits.length() < 2 ? "0" + digits : digits).toCharArray()) {
      raised.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return (isNegative(number) ? "-" : "") + mantissa.toPlainString() + "×10" + raised;
  }

  private static String integer(Object value, int radix, String problem) {
    if (value instanceof Long number) {
      return Long.toString(number, radix);
    }
    if (value instanceof UInt number) {
      return Long.toUnsignedString(number.bits(), radix);
    }
    throw error(problem + ", was given " + Values.typeName(value));
  }

  private static String hex(Object value, boolean upper) {
    HexFormat format = upper ? HexFormat.of().withUpperCase() : HexFormat.of();
    if (value instanceof String text) {
      return format.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
    if (value instanceof CelBytes bytes) {
      return format.formatHex(bytes.toArray());
    }
    if (value instanceof Long || value instanceof UInt) {
      String digits = new BigInteger(value.toString()).toString(16);
      return upper ? digits.toUpperCase(Locale.ROOT) : digits;
    }
    throw error(
        "only integers, byte buffers, and strings can be formatted as hex, was given "
            + Values.typeName(value));
  }
}
