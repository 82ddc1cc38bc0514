package dev.rollcall.apiserver.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc3339Test {

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00Z, true",
    "2026-01-31T12:00:00.123+02:00, true",
    "2024-02-29T00:00:00Z, true",
    "2026-02-29T00:00:00Z, false",
    "2026-13-01T00:00:00Z, false",
    "2026-01-31T24:00:00Z, false",
    "2026-01-31T12:00:60Z, false",
    "2026-01-31 12:00:00Z, false",
    "2026-01-31T12:00:00, false",
    "2026-01-31, false",
    "UPPER, false",
  })
  void times(String text, boolean time) {
    assertEquals(time, Rfc3339.isTime(text, 0));
  }
}
