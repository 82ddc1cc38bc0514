package dev.rollcall.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts of any size with any number of decimals, as quantities write them. */
final class DecimalAmounts {

  private static final String DECIMAL = "kMGTPE";
  private static final String BINARY = "KMGTPE";
  private static final BigDecimal[] POWERS_OF_1000 = powers(BigDecimal.ONE.movePointRight(3));
  private static final BigDecimal[] POWERS_OF_1024 = powers(BigDecimal.valueOf(1024));
  private static final int MAX_DIGITS = 300;
  private static final int MAX_DECIMALS = 60;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private DecimalAmounts() {}

  /** Returns the amount that the text writes, null if it writes none. */
  static @Nullable BigDecimal parse(String text) {
    int digits = numberEnd(text);
    if (digits < 0) {
      return null;
    }
    BigDecimal scale = scale(text.substring(digits));
    if (scale == null) {
      return null;
    }
    BigDecimal amount = new BigDecimal(normal(text.substring(0, digits))).multiply(scale);
    RoundingMode awayFromZero = RoundingMode.UP;
    BigDecimal rounded = amount.scale() > 9 ? amount.setScale(9, awayFromZero) : amount;
    // Of binary amounts, those that do not fit into 64 bits are capped instead of refused.
    if (text.endsWith("i") && rounded.abs().compareTo(MOST) > 0) {
      rounded = rounded.signum() < 0 ? MOST.negate() : MOST;
    }
    return rounded;
  }

  /** Returns a whole number, rounded away from zero, at most what 64 bits hold. */
  static long whole(BigDecimal amount) {
    BigDecimal whole = amount.setScale(0, RoundingMode.UP);
    return whole.abs().compareTo(MOST) > 0
        ? (whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
        : whole.longValue();
  }

  static boolean isWhole(BigDecimal amount) {
    return amount.stripTrailingZeros().scale() <= 0;
  }

  static long percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divideToIntegralValue(whole).longValue();
  }

  static BigDecimal roundedToMilli(BigDecimal amount) {
    return amount.scale() > 3 ? amount.setScale(3, RoundingMode.UP) : amount;
  }

  /** Returns where the number ends and the suffix begins, -1 where there is no text. */
  private static int numberEnd(String text) {
    if (text.isEmpty()) {
      return -1;
    }
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    boolean point = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '.' && !point) {
        point = true;
      } else if (c < '0' || c > '9') {
        break;
      }
      at++;
    }
    return at;
  }

  private static String normal(String number) {
    if (number.length() > MAX_DIGITS) {
      return brief(number);
    }
    // BigDecimal takes "1." and ".5", as Quantity does, and a sign; of no digits Quantity makes 0.
    for (int i = 0; i < number.length(); i++) {
      if (number.charAt(i) >= '0' && number.charAt(i) <= '9') {
        return number;
      }
    }
    return "0";
  }

  /**
   * Returns fewer digits that mean as much: BigDecimal takes time with the square of their number.
   * Behind those that any suffix can bring to nine decimals it only counts whether all are zero.
   */
  private static String brief(String number) {
    int start = number.charAt(0) == '+' || number.charAt(0) == '-' ? 1 : 0;
    String sign = number.startsWith("-") ? "-" : "";
    while (start < number.length() && number.charAt(start) == '0') {
      start++;
    }
    int point = number.indexOf('.', start);
    int end = point < 0 ? number.length() : point;
    if (end - start > MAX_DIGITS) {
      return sign + "9".repeat(MAX_DIGITS); // more than anything can be
    }
    int kept = Math.min(number.length(), end + 1 + MAX_DECIMALS);
    boolean more = false;
    for (int i = kept; i < number.length(); i++) {
      more |= number.charAt(i) != '0';
    }
    return sign + "0" + number.substring(start, kept) + (more ? "1" : "");
  }

  private static @Nullable BigDecimal scale(String suffix) {
    switch (suffix) {
      case "":
        return BigDecimal.ONE;
      case "n":
        return BigDecimal.ONE.movePointLeft(9);
      case "u":
        return BigDecimal.ONE.movePointLeft(6);
      case "m":
        return BigDecimal.ONE.movePointLeft(3);
      default:
        break;
    }
    if (suffix.length() == 1 && DECIMAL.indexOf(suffix.charAt(0)) >= 0) {
      return POWERS_OF_1000[DECIMAL.indexOf(suffix.charAt(0))];
    }
    if (suffix.length() == 2 && suffix.charAt(1) == 'i') {
      int power = BINARY.indexOf(suffix.charAt(0));
      return power < 0 ? null : POWERS_OF_1024[power];
    }
    if (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E') {
      return exponent(suffix.substring(1));
    }
    return null;
  }

  /** Returns the first powers of a number, one for each suffix. */
  private static BigDecimal[] powers(BigDecimal base) {
    BigDecimal[] powers = new BigDecimal[BINARY.length()];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = i == 0 ? base : powers[i - 1].multiply(base);
    }
    return powers;
  }

  private static @Nullable BigDecimal exponent(String text) {
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    if (start == text.length() || text.length() > 10) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    long power = Long.parseLong(text);
    // Beyond these the result is capped or rounded to one unit of the smallest scale anyway.
    return BigDecimal.ONE.movePointRight((int) Math.max(-40, Math.min(40, power)));
  }

  /** Returns the amount in plain digits, or with a binary suffix where that is exact. */
  static String text(BigDecimal amount) {
    String[] suffixes = {"Ei", "Pi", "Ti", "Gi", "Mi", "Ki"};
    for (int i = 0; i < suffixes.length; i++) {
      BigDecimal unit = POWERS_OF_1024[suffixes.length - 1 - i];
      if (amount.abs().compareTo(unit) >= 0 && amount.remainder(unit).signum() == 0) {
        return amount.divide(unit).stripTrailingZeros().toPlainString() + suffixes[i];
      }
    }
    if (!isWhole(amount) && amount.movePointRight(3).stripTrailingZeros().scale() <= 0) {
      return amount.movePointRight(3).toBigInteger() + "m";
    }
    return amount.stripTrailingZeros().toPlainString();
  }
}
