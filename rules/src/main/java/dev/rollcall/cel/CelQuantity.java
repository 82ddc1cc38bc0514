package dev.rollcall.cel;

import dev.rollcall.apiserver.decoding.QuantityFormatter;
import dev.rollcall.apiserver.decoding.QuantityLiteral;
import dev.rollcall.quantity.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of Kubernetes.
 *
 * @param binary whether it is written with suffixes such as Ki
 * @param exponent whether it is written with an exponent
 * @param whole whether the server keeps it as a whole number, and not as one with a scale
 * @param written the text if the server shows it as it is written, else null
 */
record CelQuantity(
    BigDecimal amount, boolean binary, boolean exponent, boolean whole, @Nullable String written)
    implements CelOpaque {

  private static final int NANO = 9;

  static void declare(Map<String, CelFunction> functions) {
    functions.put("quantity", a -> parse(argument(a, "quantity")));
    functions.put("isQuantity", a -> isQuantity(argument(a, "isQuantity")));
    functions.put("sign", a -> (long) receiver(a[0]).amount.signum());
    functions.put("asInteger", a -> receiver(a[0]).asInteger());
    functions.put("isInteger", a -> receiver(a[0]).isInteger());
    functions.put("asApproximateFloat", a -> receiver(a[0]).approximately());
    functions.put("add", a -> receiver(a[0]).plus(of(a[1]), 1));
    functions.put("sub", a -> receiver(a[0]).plus(of(a[1]), -1));
    functions.put("compareTo", a -> (long) compare(a));
    functions.put("isGreaterThan", a -> compare(a) > 0);
    functions.put("isLessThan", a -> compare(a) < 0);
  }

  static String argument(Object[] arguments, String function) {
    if (arguments[0] instanceof String text) {
      return text;
    }
    throw CelException.noSuchOverload(function, arguments);
  }

  private static int compare(Object[] a) {
    if (a[0] instanceof SemanticVersion x && a[1] instanceof SemanticVersion y) {
      return x.compareTo(y);
    }
    return receiver(a[0]).amount.compareTo(receiver(a[1]).amount);
  }

  private static CelQuantity receiver(Object value) {
    if (value instanceof CelQuantity quantity) {
      return quantity;
    }
    throw CelException.noSuchOverload();
  }

  private static CelQuantity of(Object value) {
    return value instanceof Long number
        ? new CelQuantity(BigDecimal.valueOf(number), false, false, true, null)
        : receiver(value);
  }

  private static boolean isQuantity(String text) {
    return tryParse(text) != null;
  }

  private static CelQuantity parse(String text) {
    CelQuantity quantity = tryParse(text);
    if (quantity != null) {
      return quantity;
    }
    boolean number = !text.isEmpty() && text.chars().allMatch(CelQuantity::mayBePart);
    throw CelException.parse(
        number && Lexer.isDigit(text.charAt(0))
            ? "unable to parse quantity's suffix"
            : "quantities must match the regular expression"
                + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  }

  private static boolean mayBePart(int c) {
    return Lexer.isDigit(c) || "+-.eEinumkKMGTP".indexOf(c) >= 0;
  }

  private static @Nullable CelQuantity tryParse(String text) {
    Quantity parsed = text.equals(text.strip()) ? Quantity.parse(text) : null;
    if (parsed == null) {
      return null;
    }
    BigDecimal amount = parsed.amount();
    if (amount.scale() > NANO) {
      amount = amount.setScale(NANO, RoundingMode.UP);
    }
    QuantityLiteral literal = QuantityLiteral.of(text);
    return new CelQuantity(
        amount,
        text.endsWith("i"),
        QuantityFormatter.isExponent(text),
        literal.isKeptWhole(),
        literal.isShownAsWritten() ? text : null);
  }

  private CelQuantity plus(CelQuantity other, int sign) {
    BigDecimal sum = sign > 0 ? amount.add(other.amount) : amount.subtract(other.amount);
    CelQuantity format = amount.signum() == 0 ? other : this;
    boolean kept = (whole || amount.signum() == 0) && (other.whole || other.amount.signum() == 0);
    return new CelQuantity(sum, format.binary, format.exponent, kept, null);
  }

  /** Mirrors {@code AsApproximateFloat64}, which multiplies by a power of ten. */
  private double approximately() {
    double base = amount.unscaledValue().doubleValue();
    return amount.scale() == 0 ? base : base * Double.parseDouble("1e" + -amount.scale());
  }

  private boolean isInteger() {
    if (!whole) {
      return false;
    }
    try {
      amount.longValueExact();
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private Object asInteger() {
    if (!isInteger()) {
      throw new CelException("conversion", "cannot convert value to integer");
    }
    return amount.longValueExact();
  }

  @Override
  public String typeName() {
    return "kubernetes.Quantity";
  }

  @Override
  public String label() {
    return "quantity";
  }

  @Override
  public String text() {
    return written == null ? QuantityFormatter.canonical(amount, binary, exponent) : written;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CelQuantity that && amount.compareTo(that.amount) == 0;
  }

  @Override
  public int hashCode() {
    return amount.stripTrailingZeros().hashCode();
  }
}
