package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesVersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.30, 1.30",
    "v1.30, 1.30",
    "1.30.2, 1.30",
    "v1.30.2, 1.30",
    "1.30.2-eks-abc, 1.30",
    "v1.30.4-gke.1348000, 1.30",
    "v1.30.4+k3s1, 1.30",
    "v1.37.0-rc.1, 1.37",
    "1.30+, 1.30",
    "1.8, 1.8",
    "1.15.12, 1.15",
    "1.37, 1.37",
    "latest, 1.37",
  })
  void understands(String text, String expected) {
    assertEquals(expected, KubernetesVersion.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1.",
        "1.x",
        "v",
        "30",
        "2.0",
        "0.9",
        "1.7",
        "1.3",
        "1.38",
        "1.99",
        "1.030",
        "1.1234567890123",
        "1.30.",
        "1.30.x",
        "1.30.2.1",
        "1.30 ",
        " 1.30",
        "1.30_2",
        "1.30-ä",
        "V1.30",
        "Latest",
        "-1.30",
        "1.-30",
        "1.36\n1.37"
      })
  void refuses(String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> KubernetesVersion.parse(text));
    assertTrue(refusal.getMessage().contains("1.37, 1.36, 1.35"), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
  }

  @Test
  void refusalListsWhatThereIs() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> KubernetesVersion.parse("1.99"));
    assertEquals(
        "unknown Kubernetes version \"1.99\": there is latest, 1.37, 1.36, 1.35, 1.34, 1.33, 1.32,"
            + " 1.31, 1.30, 1.29, 1.28, 1.27, 1.26, 1.25; 1.8 to 1.24 are taken with the schema of"
            + " 1.25",
        refusal.getMessage());
  }

  @Test
  void isNeverNegative() {
    assertThrows(IllegalArgumentException.class, () -> new KubernetesVersion(-1));
  }

  @Test
  void isOrderedByMinorNotByText() {
    KubernetesVersion nine = KubernetesVersion.parse("1.9");
    KubernetesVersion thirty = KubernetesVersion.parse("1.30");
    assertTrue(nine.compareTo(thirty) < 0);
    assertTrue(thirty.atLeast(nine));
    assertFalse(nine.atLeast(thirty));
    assertFalse(nine.hasSchema());
    assertTrue(thirty.hasSchema());
  }
}
