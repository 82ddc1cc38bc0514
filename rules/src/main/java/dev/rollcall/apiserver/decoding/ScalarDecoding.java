package dev.rollcall.apiserver.decoding;

import dev.rollcall.apiserver.field.ErrorMessage;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.schemas.FieldType;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells which values decode into the scalar types of the API. */
final class ScalarDecoding {

  private static final int SHOWN = 40;
  private static final double INT64_END = 9.223372036854775807e18;

  private ScalarDecoding() {}

  /**
   * Returns null for a value that decodes, and else what is wrong, to follow the field's name.
   *
   * @param name the name of the field, which decides what a quantity can mean
   */
  static @Nullable ErrorMessage check(YamlNode node, FieldType.Scalar type, String name) {
    if (type == FieldType.Scalar.ANY) {
      return null;
    }
    if (!(node instanceof YamlScalar scalar) || scalar.value() == null) {
      return ErrorMessage.of("must be " + wanted(type) + ", not " + describe(node));
    }
    Object value = scalar.value();
    return switch (type) {
      case STRING -> value instanceof String ? null : unquoted(scalar);
      case BOOLEAN -> value instanceof Boolean ? null : mustBe(type, scalar);
      case INT32 -> integer(scalar, type, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT64 -> integer(scalar, type, Long.MIN_VALUE, Long.MAX_VALUE);
      case INT_OR_STRING ->
          value instanceof String
              ? null
              : integer(scalar, type, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case DOUBLE -> value instanceof Number ? null : mustBe(type, scalar);
      case QUANTITY -> quantity(scalar, name);
      case TIME -> time(value, 0, scalar);
      case MICRO_TIME -> time(value, 6, scalar);
      case BYTES -> bytes(value, scalar);
      case ANY -> null;
    };
  }

  private static ErrorMessage mustBe(FieldType.Scalar type, YamlScalar scalar) {
    return ErrorMessage.of(
        "must be " + wanted(type) + ", not " + describe(scalar) + remedy(type, scalar));
  }

  private static String wanted(FieldType.Scalar type) {
    return switch (type) {
      case STRING -> "a string";
      case BOOLEAN -> "true or false";
      case INT32, INT64 -> "a whole number";
      case INT_OR_STRING -> "a whole number or a string";
      case DOUBLE -> "a number";
      case QUANTITY -> "a quantity such as 100m or 1Gi";
      case TIME, MICRO_TIME -> "a time such as \"2026-01-31T12:00:00Z\"";
      case BYTES -> "a base64 string";
      case ANY -> "anything";
    };
  }

  private static ErrorMessage unquoted(YamlScalar scalar) {
    return ErrorMessage.of(
        "must be a string, not "
            + describe(scalar)
            + "; put \""
            + shortened(scalar.text())
            + "\" in quotes");
  }

  private static String remedy(FieldType.Scalar type, YamlScalar scalar) {
    if (!(scalar.value() instanceof String string)) {
      return "";
    }
    boolean number = !string.isEmpty() && isDigits(string);
    boolean truth = string.equals("true") || string.equals("false");
    boolean quotesOnly =
        type == FieldType.Scalar.BOOLEAN ? truth : number && type != FieldType.Scalar.BOOLEAN;
    return quotesOnly ? "; leave out the quotes" : "";
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static @Nullable ErrorMessage integer(
      YamlScalar scalar, FieldType.Scalar type, long least, long most) {
    Object value = scalar.value();
    if (value instanceof Long number) {
      return number >= least && number <= most ? null : outOfRange(scalar, least, most);
    }
    if (value instanceof BigInteger) {
      return outOfRange(scalar, least, most);
    }
    if (value instanceof Double number && number == Math.rint(number)) {
      boolean fits = number >= least && number <= most && Math.abs(number) < INT64_END;
      return fits ? null : outOfRange(scalar, least, most);
    }
    return mustBe(type, scalar);
  }

  private static ErrorMessage outOfRange(YamlScalar scalar, long least, long most) {
    return ErrorMessage.of(
        "must be between "
            + least
            + " and "
            + most
            + ", and "
            + shortened(scalar.text())
            + " is not");
  }

  /** Mirrors {@code Quantity.UnmarshalJSON}, which trims blanks and also takes bare numbers. */
  private static @Nullable ErrorMessage quantity(YamlScalar scalar, String name) {
    String text = scalar.value() instanceof String string ? trimmed(string) : scalar.asText();
    if (!(scalar.value() instanceof Boolean) && Quantity.parse(text) != null) {
      return null;
    }
    String written = shortened(scalar.text());
    return ErrorMessage.asking(
        (written.indexOf(' ') < 0 && !written.isEmpty() ? written : '"' + written + '"')
            + " is no quantity: a number, then nothing or one of m, k, M, G, T, P, E, Ki, Mi, Gi,"
            + " Ti, Pi, Ei",
        nearestQuantity(text, name.equals("cpu") || name.endsWith(".cpu")));
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Line breaks and tabs do not count: JSON has them escaped when the server trims. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u0085' || Character.isSpaceChar(c);
  }

  /** Tries the spellings that people use for the units; nobody asks for a million cores. */
  private static @Nullable String nearestQuantity(String text, boolean cores) {
    int digits = 0;
    while (digits < text.length() && "0123456789.".indexOf(text.charAt(digits)) >= 0) {
      digits++;
    }
    if (digits == 0) {
      return null;
    }
    String number = text.substring(0, digits);
    String unit = text.substring(digits).strip();
    String fixed = number + (cores ? unitOfCores(unit) : unitOf(unit));
    return Quantity.parse(fixed) == null ? null : fixed;
  }

  private static String unitOfCores(String unit) {
    String lower = unit.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "m",
          "mi",
          "mib",
          "mc",
          "mcpu",
          "mcore",
          "mcores",
          "milli",
          "millis",
          "millicpu",
          "millicore",
          "millicores" ->
          "m";
      case "c", "cpu", "cpus", "vcpu", "vcpus", "core", "cores" -> "";
      default -> "?";
    };
  }

  private static String unitOf(String unit) {
    return switch (unit) {
      case "mb", "MB", "Mb", "mB" -> "M";
      case "gb", "GB", "Gb", "g", "gB" -> "G";
      case "kb", "KB", "Kb", "K", "kB" -> "k";
      case "tb", "TB", "Tb", "t" -> "T";
      case "mi", "MiB", "mib", "MI", "MIB" -> "Mi";
      case "gi", "GiB", "gib", "GI", "GIB" -> "Gi";
      case "ki", "KiB", "kib", "KI", "KIB" -> "Ki";
      case "ti", "TiB", "tib", "TI" -> "Ti";
      case "b", "B" -> "";
      case "M", "G", "T", "m", "k", "Mi", "Gi", "Ki", "Ti" -> unit;
      default -> "?";
    };
  }

  private static @Nullable ErrorMessage time(Object value, int decimals, YamlScalar scalar) {
    return value instanceof String string && Rfc3339.isTime(string, decimals)
        ? null
        : mustBe(FieldType.Scalar.TIME, scalar);
  }

  /** Mirrors Go's {@code base64.StdEncoding}, which passes over line breaks. */
  private static @Nullable ErrorMessage bytes(Object value, YamlScalar scalar) {
    if (!(value instanceof String string)) {
      return mustBe(FieldType.Scalar.BYTES, scalar);
    }
    int length = 0;
    int padding = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '\n' || c == '\r') {
        continue;
      }
      length++;
      boolean isPadding = c == '=';
      padding += isPadding ? 1 : 0;
      boolean alphabet =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == '+'
              || c == '/';
      if (isPadding ? padding > 2 : !alphabet || padding > 0) {
        return ErrorMessage.of("is not base64, because of the character '" + c + "'");
      }
    }
    return length % 4 == 0
        ? null
        : ErrorMessage.of("is not base64: its length is no multiple of 4");
  }

  /** Names a value for a message: {@code the string "x"}, {@code the number 5}, {@code a list}. */
  static String describe(YamlNode node) {
    if (node instanceof YamlSequence) {
      return "a list";
    }
    if (node instanceof YamlMapping) {
      return "an object";
    }
    YamlScalar scalar = (YamlScalar) node;
    if (scalar.value() == null) {
      return "null";
    }
    if (scalar.value() instanceof String) {
      return "the string \"" + shortened(scalar.text()) + "\"";
    }
    boolean truth = scalar.value() instanceof Boolean;
    String text = shortened(scalar.text());
    return (truth ? "the boolean " : "the number ") + text;
  }

  private static String shortened(String text) {
    int end = text.indexOf('\n');
    end = Math.min(end < 0 ? text.length() : end, SHOWN);
    return end == text.length() ? text : text.substring(0, end) + "…";
  }
}
