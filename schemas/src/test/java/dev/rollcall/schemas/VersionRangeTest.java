package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

  @ParameterizedTest
  @CsvSource({
    "1.31..1.33, '[1.31, 1.32, 1.33]', 1.31..1.33",
    "v1.36.2..latest, '[1.36, 1.37]', 1.36..1.37",
    "1.35, '[1.35]', 1.35",
    "1.35..1.35, '[1.35]', 1.35",
  })
  void readsAndWrites(String text, String versions, String written) {
    VersionRange range = VersionRange.parse(text);

    assertEquals(versions, range.versions().toString());
    assertEquals(written, range.toString());
  }

  @Test
  void tellsRangesFromVersions() {
    assertTrue(VersionRange.isRange("1.31..1.33"));
    assertFalse(VersionRange.isRange("1.31.2"));
  }

  @ParameterizedTest
  @CsvSource({"1.33..1.31", "1.33..", "..1.33", "1.31...1.33", "1.31..2.0"})
  void refuses(String text) {
    assertThrows(IllegalArgumentException.class, () -> VersionRange.parse(text));
  }
}
