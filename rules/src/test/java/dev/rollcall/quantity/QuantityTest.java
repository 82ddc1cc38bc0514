package dev.rollcall.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as apimachinery's quantities read them. */
final class QuantityTest {

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

  private static void assertSame(String few, String many) {
    Quantity expected = Quantity.parse(few);
    Quantity quantity = Quantity.parse(many);
    assertNotNull(expected);
    assertNotNull(quantity);
    assertEquals(0, expected.compareTo(quantity), () -> expected + " and " + quantity);
  }
}
