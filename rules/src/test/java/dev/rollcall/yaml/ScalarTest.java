package dev.rollcall.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rollcall.source.SourceFile;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain scalars mean what the YAML library of Kubernetes makes of them. */
final class ScalarTest {

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"})
  void isTrue(String text) {
    assertEquals(true, read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"})
  void isFalse(String text) {
    assertEquals(false, read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void isNull(String text) {
    assertNull(read(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "007, 7",
    "0777, 511",
    "0o777, 511",
    "0O17, 15",
    "0x1f, 31",
    "0X1f, 31",
    "0b101, 5",
    "1_000, 1000",
    "+1, 1",
    "-3, -3",
    "-0x10, -16",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808"
  })
  void isAnInteger(String text, long value) {
    assertEquals(value, read(text));
  }

  @ParameterizedTest
  @CsvSource({
    "08, 8",
    "09, 9",
    ".5, 0.5",
    "5., 5",
    "1e3, 1000",
    "1.0, 1",
    "-1.5e-3, -0.0015",
    "1_0.5, 10.5"
  })
  void isAFloat(String text, double value) {
    assertEquals(value, read(text));
  }

  @Test
  void keepsWhatExceeds64Bits() {
    assertEquals(new BigInteger("18446744073709551615"), read("18446744073709551615"));
    assertEquals(1.8446744073709552E19, read("18446744073709551616"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tRue",
        "nUll",
        "1:30",
        "190:20:30",
        "1:30.5",
        "2001-01-01",
        "2001-12-14t21:59:43.10-05:00",
        "1e400",
        "=",
        "1.2.3",
        "+",
        ".",
        "0x",
        "1e",
        "e3",
        "10.5%",
        "1k",
        "0o8",
        "+.e1",
        "_"
      })
  void isText(String text) {
    assertEquals(text, read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", "-.inf", "+.INF", ".nan", ".NaN", ".Inf"})
  void isRefusedBecauseJsonCannotCarryIt(String text) {
    assertEquals(1, parse("a: " + text).problems().size());
  }

  @ParameterizedTest
  @CsvSource({
    "'!!str 1', 1",
    "'!custom x', x",
    "'!!binary aGk=', hi",
    "'\"yes\"', yes",
    "'''08''', 08",
    "! 12, 12"
  })
  void isTextByItsTagOrQuotes(String text, String value) {
    assertEquals(value, read(text));
  }

  @ParameterizedTest
  @CsvSource({"on, true", "80, 80", "1.5, 1.5", "010, 8", "'\"on\"', on"})
  void keysAreTheirValueAsText(String key, String name) {
    YamlMapping root = (YamlMapping) rootOf(key + ": 1");
    assertEquals(name, root.entries().get(0).name());
  }

  @Test
  void aMillionDigitsAreTextAtOnce() {
    String digits = "1".repeat(1_000_000);
    assertEquals(digits, read(digits));
    assertEquals(7L, read("0o" + "0".repeat(1_000_000) + "7"));
  }

  private static @Nullable Object read(String text) {
    YamlMapping root = (YamlMapping) rootOf("a: " + text);
    return ((YamlScalar) root.entries().get(0).value()).value();
  }

  private static YamlNode rootOf(String text) {
    YamlFile file = parse(text);
    assertEquals(List.of(), file.problems());
    YamlNode root = file.documents().get(0).root();
    assertNotNull(root);
    return root;
  }

  private static YamlFile parse(String text) {
    return new YamlParser(YamlLimits.DEFAULT).parse(new SourceFile("t.yaml", text));
  }
}
