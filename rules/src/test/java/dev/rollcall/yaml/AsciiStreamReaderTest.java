package dev.rollcall.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.reader.StreamReader;

/** The reader of plain texts tells the library what that of all others does. */
final class AsciiStreamReaderTest {

  private static final String[] PIECES = {
    "a", "key: ", " ", "\n", "\r", "\r\n", "\t", "~", "?", "---"
  };

  @Test
  void itReadsAsTheReaderOfTheLibraryDoes() {
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(20); pieces > 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      StreamReader expected = new LightMarkReader(text.toString());
      StreamReader reader = Objects.requireNonNull(AsciiStreamReader.of(text.toString()));
      for (int step = 0; step < 40; step++) {
        int count = random.nextInt(4);
        String about = "seed " + seed + ", step " + step + ": " + text;
        assertEquals(seen(expected, count), seen(reader, count), about);
        boolean word = expected.prefix(count).chars().allMatch(c -> c >= ' ' && c <= '~');
        int kind = word && expected.prefix(count).length() == count ? random.nextInt(4) : 0;
        move(expected, kind, count);
        move(reader, kind, count);
      }
    }
  }

  private static String seen(StreamReader reader, int count) {
    return reader.peek()
        + " "
        + reader.peek(count)
        + " \""
        + reader.prefix(count)
        + "\" at "
        + reader.getIndex()
        + " = "
        + reader.getLine()
        + ":"
        + reader.getColumn()
        + " = "
        + reader.getMark().getIndex()
        + " = "
        + reader.getMark().getLine()
        + ":"
        + reader.getMark().getColumn()
        + ", in its document at "
        + reader.getDocumentIndex();
  }

  private static void move(StreamReader reader, int kind, int count) {
    switch (kind) {
      case 0 -> reader.forward(count);
      case 1 -> reader.forward();
      case 2 -> reader.prefixForward(count);
      default -> reader.resetDocumentIndex();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u0000", "\u007F", "é", "\u0085", "—", "\u2028", "\uFEFFa", "?😀", "a\uD800"})
  void otherTextsAreLeftToTheLibrary(String text) {
    assertNull(AsciiStreamReader.of(text));
  }
}
