package dev.rollcall.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which characters a text has is told for each as the text itself tells it. */
final class TextCharactersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "key: {a: [b]}\n", "${X} {{ .Y }} ENC[z]", "\u0000\u007F@?", "é[\u2028{"})
  void eachCharacterIsTold(String text) {
    TextCharacters characters = TextCharacters.of(text);
    for (char c = 0; c < 128; c++) {
      boolean opens = text.indexOf(c + "{") >= 0 || text.indexOf(c + "[") >= 0;
      assertEquals(text.indexOf(c) >= 0, characters.has(c), text + ": " + (int) c);
      // What nothing stands before is told as if a zero did.
      assertTrue(c == 0 || opens == characters.opensBehind(c), text + " opens: " + (int) c);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a: b\n\tc ~", "~"})
  void plainTextsAreTold(String text) {
    assertTrue(TextCharacters.of(text).isPlain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\n", "\u0000", "\u001F", "\u007F", "\u0080", "é", "\uFEFFa", "😀"})
  void otherTextsAreTold(String text) {
    assertFalse(TextCharacters.of(text).isPlain());
  }

  @Test
  void longTextsAreToldToTheEnd() {
    for (int before = 65_530; before < 65_545; before++) {
      TextCharacters characters = TextCharacters.of(" ".repeat(before) + "${");
      assertTrue(characters.has('{'));
      assertTrue(characters.opensBehind('$'));
    }
  }
}
