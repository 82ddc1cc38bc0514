package dev.rollcall.apiserver.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityFormatterTest {

  @ParameterizedTest
  @CsvSource({
    "1000m, 1",
    "1500m, 1500m",
    "0.5, 500m",
    "1000, 1k",
    "1100, 1100",
    "1024Mi, 1Gi",
    "1536Mi, 1536Mi",
    "0.5Gi, 512Mi",
    "512, 512",
    "1.3Ki, 1331200m",
    "1e3, 1e3",
    "100u, 1m",
    "0m, 0",
    "-1500m, -1500m",
    "nonsense, nonsense",
  })
  void theServersForm(String text, String canonical) {
    assertEquals(canonical, QuantityFormatter.canonical(text, 3));
  }
}
