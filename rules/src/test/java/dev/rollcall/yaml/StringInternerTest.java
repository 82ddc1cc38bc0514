package dev.rollcall.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words that are kept once. */
final class StringInternerTest {

  @Test
  void aWordThatComesAgainIsTheOneThatWasThere() {
    StringInterner words = new StringInterner();
    String first = words.same(copy("containers"));
    assertSame(first, words.same(copy("containers")));
  }

  @Test
  void longTextsAreLeftAlone() {
    StringInterner words = new StringInterner();
    String text = "x".repeat(41);
    words.same(text);
    assertNotSame(text, words.same(copy(text)));
  }

  @Test
  void noWordIsTakenForAnother() {
    StringInterner words = new StringInterner();
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      String word = Integer.toString(random.nextInt(20_000), 36);
      assertEquals(word, words.same(copy(word)));
    }
  }

  private static String copy(String text) {
    return new StringBuilder(text).toString();
  }
}
