package dev.rollcall.apiserver.decoding;

import dev.rollcall.quantity.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes quantities as the server does; mirrors {@code Quantity.CanonicalizeBytes}. */
public final class QuantityFormatter {

  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  private QuantityFormatter() {}

  /**
   * Returns the canonical form of a quantity, the text itself where it is none.
   *
   * @param decimals how fine it may be; what is finer is rounded up
   */
  public static String canonical(String text, int decimals) {
    if (decimals >= 3 && isCanonical(text)) {
      return text;
    }
    String trimmed = text.strip();
    Quantity quantity = Quantity.parse(trimmed);
    if (quantity == null) {
      return text;
    }
    BigDecimal amount = quantity.amount();
    if (amount.scale() > decimals) {
      amount = amount.setScale(decimals, RoundingMode.UP);
    }
    return canonical(amount, trimmed.endsWith("i"), isExponent(trimmed));
  }

  /** Returns whether a text is the canonical form for certain, as most are: 1 to 999, a suffix. */
  private static boolean isCanonical(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > 3 || text.charAt(0) == '0') {
      return false;
    }
    return switch (text.substring(digits)) {
      case "", "m", "k", "M", "G", "T", "Ki", "Mi", "Gi", "Ti" -> true;
      default -> false;
    };
  }

  /**
   * Returns the canonical form of an amount.
   *
   * @param binary whether it has suffixes such as Ki
   * @param exponent whether it has an exponent instead of a suffix
   */
  public static String canonical(BigDecimal amount, boolean binary, boolean exponent) {
    if (amount.signum() == 0) {
      return "0";
    }
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    return binary && whole && amount.abs().compareTo(KIBI) >= 0
        ? binary(amount)
        : decimal(amount, exponent);
  }

  private static String binary(BigDecimal amount) {
    BigDecimal mantissa = amount;
    int power = 0;
    while (power < 6 && mantissa.remainder(KIBI).signum() == 0) {
      mantissa = mantissa.divide(KIBI);
      power++;
    }
    String suffix = power == 0 ? "" : "KMGTPE".charAt(power - 1) + "i";
    return mantissa.toBigInteger() + suffix;
  }

  private static String decimal(BigDecimal amount, boolean exponent) {
    BigDecimal mantissa = amount.stripTrailingZeros();
    int power = -mantissa.scale();
    // The exponent becomes the multiple of three below it.
    int rounded = Math.floorDiv(power, 3) * 3;
    String digits = mantissa.unscaledValue().toString() + "0".repeat(power - rounded);
    if (exponent || rounded > 18) {
      return rounded == 0 ? digits : digits + "e" + rounded;
    }
    return digits + suffix(rounded);
  }

  private static String suffix(int power) {
    return switch (power) {
      case -9 -> "n";
      case -6 -> "u";
      case -3 -> "m";
      case 3 -> "k";
      case 6 -> "M";
      case 9 -> "G";
      case 12 -> "T";
      case 15 -> "P";
      case 18 -> "E";
      default -> "";
    };
  }

  /** Returns whether a quantity is written with an exponent. */
  public static boolean isExponent(String text) {
    for (int i = 1; i < text.length() - 1; i++) {
      if (text.charAt(i) == 'e' || text.charAt(i) == 'E') {
        return true;
      }
    }
    return false;
  }
}
