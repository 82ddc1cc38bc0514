package dev.rollcall.quantity;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource, as apimachinery's {@code resource.Quantity} reads it: {@code 250m},
 * {@code 1.5Gi}, {@code 1e3}. It is exact, with at most nine decimals (Kubernetes rounds finer ones
 * up). What fits into thousandths does without Java's numbers of any size: these take Java 25 as
 * long to load as the rules.
 */
public final class Quantity implements Comparable<Quantity> {

  public static final Quantity ZERO = new Quantity(0, null);

  private static final int MAX_DIGITS = 18;
  private static final int DECIMALS = 3;

  private static final String[] BINARY = {"Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

  /** The amount in thousandths; 0 if they do not hold it. */
  private final long milli;

  /** The amount that thousandths do not hold; null for others. */
  private final @Nullable BigDecimal other;

  private Quantity(long milli, @Nullable BigDecimal other) {
    this.milli = milli;
    this.other = other;
  }

  /** Equal amounts are kept alike, so that they are found by their hash. */
  private static Quantity of(BigDecimal amount) {
    BigDecimal milli = amount.movePointRight(DECIMALS).stripTrailingZeros();
    boolean held =
        milli.scale() <= 0 && milli.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return held ? new Quantity(milli.longValueExact(), null) : new Quantity(0, amount);
  }

  /** Returns the quantity that the text writes, null if it writes none. */
  public static @Nullable Quantity parse(String text) {
    Quantity plain = parsePlain(text);
    if (plain != null) {
      return plain;
    }
    BigDecimal amount = DecimalAmounts.parse(text);
    return amount == null ? null : of(amount);
  }

  /** Returns what digits, a point and a usual suffix write, null for everything else. */
  private static @Nullable Quantity parsePlain(String text) {
    long number = 0;
    int decimals = 0;
    int point = -1;
    int end = 0;
    for (; end < text.length() && end <= MAX_DIGITS; end++) {
      char c = text.charAt(end);
      if (c >= '0' && c <= '9') {
        number = number * 10 + c - '0';
        decimals += point < 0 ? 0 : 1;
      } else if (c == '.' && point < 0) {
        point = end;
      } else {
        break;
      }
    }
    if (end == 0 || point == 0 || end > MAX_DIGITS || decimals > DECIMALS) {
      return null;
    }
    long scale = thousandths(text.substring(end));
    if (decimals > 0 && scale < 1000) {
      return null;
    }
    for (int i = 0; i < decimals; i++) {
      scale /= 10;
    }
    return scale == 0 || number > Long.MAX_VALUE / scale
        ? null
        : new Quantity(number * scale, null);
  }

  /** Returns how many thousandths a usual suffix stands for, 0 for every other. */
  private static long thousandths(String suffix) {
    return switch (suffix) {
      case "m" -> 1;
      case "" -> 1000;
      case "k" -> 1_000_000L;
      case "M" -> 1_000_000_000L;
      case "G" -> 1_000_000_000_000L;
      case "T" -> 1_000_000_000_000_000L;
      case "Ki" -> 1000L << 10;
      case "Mi" -> 1000L << 20;
      case "Gi" -> 1000L << 30;
      case "Ti" -> 1000L << 40;
      default -> 0;
    };
  }

  public static Quantity of(long amount) {
    return Math.abs(amount) <= Long.MAX_VALUE / 1000 && amount != Long.MIN_VALUE
        ? new Quantity(amount * 1000, null)
        : new Quantity(0, BigDecimal.valueOf(amount));
  }

  public static Quantity ofMilli(long milli) {
    return new Quantity(milli, null);
  }

  /** Returns the exact amount. */
  public BigDecimal amount() {
    if (other != null) {
      return other;
    }
    return milli % 1000 == 0
        ? BigDecimal.valueOf(milli / 1000)
        : BigDecimal.valueOf(milli, DECIMALS);
  }

  /** Returns the amount in whole units, rounded up as {@code Quantity.Value} does. */
  public long value() {
    return other != null ? DecimalAmounts.whole(other) : milli / 1000 + Long.signum(milli % 1000);
  }

  /** Returns the amount in thousandths, rounded up as {@code Quantity.MilliValue} does. */
  public long milliValue() {
    return other != null ? DecimalAmounts.whole(other.movePointRight(DECIMALS)) : milli;
  }

  public int signum() {
    return other != null ? other.signum() : Long.signum(milli);
  }

  /** Returns whether the amount is a whole number. */
  public boolean isWhole() {
    return other != null ? DecimalAmounts.isWhole(other) : milli % 1000 == 0;
  }

  /** Returns the quantity without what is finer than thousandths, rounded up. */
  public Quantity roundedToMilli() {
    return other == null ? this : of(DecimalAmounts.roundedToMilli(other));
  }

  public Quantity plus(Quantity more) {
    long sum = milli + more.milli;
    boolean overflows = ((milli ^ sum) & (more.milli ^ sum)) < 0;
    return other != null || more.other != null || overflows
        ? of(amount().add(more.amount()))
        : new Quantity(sum, null);
  }

  /** Returns how many hundredths of another amount, which is not 0, this is, rounded down. */
  public long percentOf(Quantity whole) {
    return other == null && whole.other == null && Math.abs(milli) <= Long.MAX_VALUE / 100
        ? milli * 100 / whole.milli
        : DecimalAmounts.percent(amount(), whole.amount());
  }

  public Quantity max(Quantity than) {
    return compareTo(than) >= 0 ? this : than;
  }

  @Override
  public int compareTo(Quantity than) {
    return other == null && than.other == null
        ? Long.compare(milli, than.milli)
        : amount().compareTo(than.amount());
  }

  @Override
  public boolean equals(@Nullable Object than) {
    return than instanceof Quantity quantity && compareTo(quantity) == 0;
  }

  @Override
  public int hashCode() {
    return other != null ? other.stripTrailingZeros().hashCode() : Long.hashCode(milli);
  }

  /** Returns the amount in plain digits, or with a binary suffix where that is exact. */
  @Override
  public String toString() {
    if (other != null) {
      return DecimalAmounts.text(other);
    }
    if (!isWhole()) {
      return milli + "m";
    }
    long whole = milli / 1000;
    int power = Math.min(Long.numberOfTrailingZeros(whole) / 10, BINARY.length);
    return whole == 0 || power == 0
        ? Long.toString(whole)
        : (whole >> 10 * power) + BINARY[power - 1];
  }
}
