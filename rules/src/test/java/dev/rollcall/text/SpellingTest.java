package dev.rollcall.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Misspelt words, and what they are taken for. */
final class SpellingTest {

  @ParameterizedTest
  @CsvSource({"taint, taint, 0", "taint, taints, 1", "tiant, taint, 1", "arch, os, 4"})
  void distancesAreThoseOfLettersChangedOrSwapped(String a, String b, int expected) {
    assertEquals(expected, Spelling.distance(a, b, Integer.MAX_VALUE));
    assertEquals(expected, Spelling.distance(b, a, Integer.MAX_VALUE));
  }

  @Test
  void whoStopsEarlyFindsTheSame() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      String a = word(random);
      String b = word(random);
      int whole = Spelling.distance(a, b, Integer.MAX_VALUE);
      int enough = 1 + random.nextInt(5);
      int found = Spelling.distance(a, b, enough);
      assertTrue(whole < enough ? found == whole : found >= enough, a + ", " + b + ": " + found);
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int letters = random.nextInt(8); letters > 0; letters--) {
      word.append("abc".charAt(random.nextInt(3)));
    }
    return word.toString();
  }

  @Test
  void theNearestIsNamedWhereOneIsNear() {
    List<String> known = List.of("surge-hostport", "surge-ignored", "selector-mismatch");
    assertEquals("surge-hostport", Spelling.nearest("surge-host-port", known));
    assertEquals("surge-hostport", Spelling.nearest("SURGE-HOSTPROT", known));
    assertNull(Spelling.nearest("something-else", known));
  }
}
