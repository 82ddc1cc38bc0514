package dev.rollcall.apiserver.decoding;

/**
 * How a quantity is written, which decides how the server shows it and how far it can count it;
 * mirrors {@code ParseQuantity}.
 *
 * @param digits all digits without leading zeros before the point
 * @param decimals how many of the digits are behind the point
 * @param exponent the power of ten, or of two, that the suffix stands for
 */
public record QuantityLiteral(String digits, int decimals, Format format, int exponent) {

  /** The three ways to write an amount. */
  enum Format {
    DECIMAL,
    BINARY,
    EXPONENT
  }

  private static final int MAX_DIGITS = 18;
  private static final int MAX_BINARY_DIGITS = 15;
  private static final int NANO = -9;

  /** Reads the text of a sound quantity. */
  public static QuantityLiteral of(String text) {
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    while (at < text.length() && text.charAt(at) == '0') {
      at++;
    }
    int point = digitsEnd(text, at);
    String whole = point == at ? "0" : text.substring(at, point);
    int end = point;
    String fraction = "";
    if (point < text.length() && text.charAt(point) == '.') {
      end = digitsEnd(text, point + 1);
      fraction = text.substring(point + 1, end);
    }
    String suffix = text.substring(end);
    String digits = whole + fraction;
    if (suffix.endsWith("i")) {
      int power = "KMGTPE".indexOf(suffix.charAt(0)) + 1;
      return new QuantityLiteral(digits, fraction.length(), Format.BINARY, 10 * power);
    }
    if (suffix.length() > 1) {
      int power = (int) Math.max(-99, Math.min(99, Long.parseLong(suffix.substring(1))));
      return new QuantityLiteral(digits, fraction.length(), Format.EXPONENT, power);
    }
    int power = suffix.isEmpty() ? 0 : 3 * ("numxkMGTPE".indexOf(suffix.charAt(0)) - 3);
    return new QuantityLiteral(digits, fraction.length(), Format.DECIMAL, power);
  }

  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** Returns whether the server keeps it as 64 bits and a scale, and not as a big number. */
  boolean isShort() {
    if (format != Format.BINARY) {
      return digits.length() <= MAX_DIGITS && exponent - decimals >= NANO;
    }
    int precision = MAX_BINARY_DIGITS - digits.length() - (int) (exponent * 3f / 10) - 1;
    return decimals == 0 && precision >= 0;
  }

  /**
   * Returns whether the server takes it for 0 where it counts thousandths and these do not fit into
   * 64 bits; mirrors {@code positiveScaleInt64}.
   */
  public boolean isLostInThousandths() {
    int shift = exponent - decimals + 3;
    return isShort() && format != Format.BINARY && shift > 3 && shift != 6 && shift != 9;
  }

  /** Returns whether the server keeps it as a whole number; mirrors {@code AsInt64}. */
  public boolean isKeptWhole() {
    return isShort() && (format == Format.BINARY || exponent >= decimals);
  }

  /** Returns whether the server shows it as it is written, and not in the shortest form. */
  public boolean isShownAsWritten() {
    if (!isShort()) {
      return false;
    }
    return format == Format.BINARY
        ? (Long.parseLong(digits) & 7) != 0
        : (exponent - decimals) % 3 == 0 && !digits.endsWith("000") && digits.charAt(0) != '0';
  }
}
