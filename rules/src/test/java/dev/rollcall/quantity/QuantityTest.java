package dev.rollcall.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as apimachinery's quantities read them. */
final class QuantityTest {

  private static final List<String> SUFFIXES =
      List.of(
          "", "", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "u", "n",
          "e3", "E-2", "K", "ki", "i", "mi");

  @ParameterizedTest
  @CsvSource({
    "1, 1000",
    "250m, 250",
    "1.5, 1500",
    "0.0001, 1",
    "1k, 1000000",
    "1Ki, 1024000",
    ".5, 500",
    "5., 5000",
    "+2, 2000",
    "-1, -1000",
    "1e3, 1000000",
    "1E3, 1000000",
    "12e-3, 12",
    "100u, 1",
    "1n, 1",
    "2M, 2000000000"
  })
  void reads(String text, long milli) {
    Quantity quantity = Quantity.parse(text);
    assertNotNull(quantity);
    assertEquals(milli, quantity.milliValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 Gi", "1gi", "1KI", "--1", "1.2.3", "0x10", "1e", "1ee3", "1Mb", "ten", "1ki"})
  void refuses(String text) {
    assertNull(Quantity.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "1Gi, 1Gi",
    "1536Mi, 1536Mi",
    "500m, 500m",
    "2, 2",
    "1024, 1Ki",
    "1.5Gi, 1536Mi",
    "0, 0"
  })
  void prints(String text, String canonical) {
    assertEquals(canonical, String.valueOf(Quantity.parse(text)));
  }

  @Test
  void thousandthsSayWhatNumbersOfAnySizeSay() {
    Random random = new Random(7);
    List<Quantity> some = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String text = random(random);
      Quantity quantity = Quantity.parse(text);
      BigDecimal amount = DecimalAmounts.parse(text);
      assertEquals(amount == null, quantity == null, text);
      if (amount == null || quantity == null) {
        continue;
      }
      assertEquals(0, amount.compareTo(quantity.amount()), text);
      assertEquals(DecimalAmounts.text(amount), quantity.toString(), text);
      assertEquals(DecimalAmounts.whole(amount), quantity.value(), text);
      assertEquals(DecimalAmounts.whole(amount.movePointRight(3)), quantity.milliValue(), text);
      assertEquals(DecimalAmounts.isWhole(amount), quantity.isWhole(), text);
      assertEquals(amount.signum(), quantity.signum(), text);
      some.add(quantity);
      Quantity other = some.get(random.nextInt(some.size()));
      assertEquals(amount.compareTo(other.amount()), quantity.compareTo(other), text);
      assertEquals(0, amount.add(other.amount()).compareTo(quantity.plus(other).amount()), text);
      assertEquals(quantity.compareTo(other) == 0, quantity.equals(other), text);
      if (other.signum() != 0) {
        long percent = amount.movePointRight(2).divideToIntegralValue(other.amount()).longValue();
        assertEquals(percent, quantity.percentOf(other), text + " of " + other);
      }
    }
  }

  private static String random(Random random) {
    String digits = "0".repeat(random.nextInt(2)) + Long.toString(random.nextLong() >>> 1);
    String number = digits.substring(0, 1 + random.nextInt(digits.length()));
    int point = random.nextInt(number.length() * 2);
    String sign = random.nextInt(4) == 0 ? "-" : "";
    return sign
        + (point < number.length()
            ? number.substring(0, point) + "." + number.substring(point)
            : number)
        + SUFFIXES.get(random.nextInt(SUFFIXES.size()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5, -5, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 1000 + 1})
  void wholeAmountsStayWhatTheyAre(long amount) {
    assertEquals(0, BigDecimal.valueOf(amount).compareTo(Quantity.of(amount).amount()));
    assertEquals(amount, Quantity.of(amount).value());
  }

  @Test
  void manyDigitsMeanWhatTheySay() {
    String many = "0".repeat(1_000_000);
    assertSame("12", many + "12");
    assertSame("0.5", many + ".5" + many);
    assertSame("0.500000001", "0.5" + many + "1");
    assertSame("-0.500000001", "-.5" + many + "1");
    assertSame("-1.5Gi", "-" + many + "1.5" + many + "Gi");
    Quantity huge = Quantity.parse("1" + many);
    assertNotNull(huge);
    assertEquals(Long.MAX_VALUE, huge.value());
  }

  /** Up to the most that thousandths hold, and beyond. */
  @ParameterizedTest
  @CsvSource({"1000T, 1P", "9000T, 9P", "10000T, 10P", "1024Ti, 1Pi", "0.5, 500m", "1000000T, 1E"})
  void whatIsEqualHasOneHash(String text, String other) {
    Quantity one = Objects.requireNonNull(Quantity.parse(text));
    Quantity same = Objects.requireNonNull(Quantity.parse(other));
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
  }

  private static void assertSame(String few, String many) {
    Quantity expected = Quantity.parse(few);
    Quantity quantity = Quantity.parse(many);
    assertNotNull(expected);
    assertNotNull(quantity);
    assertEquals(0, expected.compareTo(quantity), () -> expected + " and " + quantity);
  }
}
