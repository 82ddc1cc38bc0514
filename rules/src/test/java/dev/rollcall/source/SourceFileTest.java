package dev.rollcall.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Counts lines as YAML does, and comes back from an offset to the position that it was made of. */
final class SourceFileTest {

  private static final SourceFile FILE =
      new SourceFile("a.yaml", "\uFEFFa: 1\r\n\nb: \uD83D\uDE00x\rc\u2028d: é\n");

  @Test
  void linesEndWhereYamlEndsThem() {
    String[] lines = {"a: 1", "", "b: \uD83D\uDE00x", "c", "d: é", "", ""};
    for (int i = 0; i < lines.length; i++) {
      assertEquals(lines[i], FILE.line(i + 1), "line " + (i + 1));
    }
  }

  @Test
  void offsetsAreFoundAgain() {
    for (int line = 1; line <= 6; line++) {
      String text = FILE.line(line);
      for (int column = 1; column <= text.codePointCount(0, text.length()) + 1; column++) {
        int offset = FILE.offset(line, column);
        assertEquals(Span.at(line, column), FILE.span(offset, offset));
      }
    }
  }

  @Test
  void everyOffsetLiesInALine() {
    for (int line = 1; line <= 6; line++) {
      assertEquals(line, FILE.lineAt(FILE.offset(line, 1)));
      assertEquals(line, FILE.lineAt(FILE.offset(line, 80)));
    }
    assertEquals(1, FILE.lineAt(0), "the byte order mark");
    assertEquals(6, FILE.lineAt(FILE.text().length()));
  }

  @Test
  void positionsPastTheEndAreHeldBack() {
    assertEquals(FILE.text().length(), FILE.offset(99, 1));
    assertEquals(FILE.offset(1, 5), FILE.offset(1, 80));
  }

  @Test
  void partsOfALineAreCutByCharacters() {
    assertEquals(5, FILE.width(3));
    assertEquals("\uD83D\uDE00", FILE.line(3, 4, 5));
    assertEquals("x", FILE.line(3, 5, 99));
    assertEquals("", FILE.line(99, 1, 5));
    assertEquals(0, FILE.width(99));
  }

  @Test
  void aMillionPositionsOfOneLineTakeNoTime() {
    SourceFile line = new SourceFile("a.json", "\uD83D\uDE00 x \uD83D".repeat(200_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int column = 1; column < 1_000_000; column++) {
            int offset = line.offset(1, column);
            assertEquals(column, line.span(offset, offset).column());
          }
        });
    String text = line.text();
    for (int column : new int[] {1, 2, 500_000, 999_999, 1_000_000}) {
      assertEquals(text.offsetByCodePoints(0, column - 1), line.offset(1, column));
    }
  }
}
