package dev.rollcall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {

  private static String text(TextTable table, int width) {
    StringBuilder out = new StringBuilder();
    table.append(out, "", width);
    for (String line : out.toString().split("\n")) {
      assertTrue(line.codePointCount(0, line.length()) <= width, line);
    }
    return out.toString();
  }

  private static TextTable table(String... droppable) {
    TextTable table = new TextTable(List.of("NAME", "COUNT", "TITLE", "MORE"), droppable);
    table.row(List.of("an-agent-with-a-rather-long-name-1", "12", "what it is in a few words", ""));
    return table;
  }

  @Test
  void namesLoseTheirMiddleAndTextIsBrokenAtBlanks() {
    assertEquals(
        """
        NAME             COUNT TITLE             MORE
        an-agent…-name-1 12    what it is in a
                               few words
        """,
        text(table(), 45));
  }

  /** Which end tells them apart is a matter of the names. */
  @Test
  void namesThatDifferDoNotLookAlike() {
    TextTable table = new TextTable(List.of("NAME", "COUNT"));
    table.row(List.of("driver-installer-ubuntu-confidential-computing", "1"));
    table.row(List.of("driver-installer-cos-confidential-computing", "2"));
    assertEquals(
        """
        NAME                       COUNT
        driver-installer-ub…puting 1
        driver-installer-co…puting 2
        """,
        text(table, 32));
  }

  @Test
  void columnsAreDroppedInOrder() {
    TextTable table = new TextTable(List.of("NAME", "ONE", "TWO"), "TWO", "ONE");
    table.row(List.of("a-name-of-twenty-one-", "111111111111", "222222222222"));
    assertEquals(
        """
        NAME                    ONE
        a-name-of-twenty-one-   111111111111
        no room for TWO
        """,
        text(table, 36));
    assertEquals(
        """
        NAME
        a-name-of-twenty-one-
        no room for TWO, ONE
        """,
        text(table, 22));
  }

  @Test
  void emptyColumnsAreDroppedInSilence() {
    assertEquals(
        """
        NAME              COUNT TITLE
        an-agent…g-name-1 12    what it is in a
                                few words
        """,
        text(table("MORE"), 41));
  }

  @Test
  void nothingIsShortenedWhereThereIsRoom() {
    assertTrue(text(table("MORE"), 100).contains("long-name-1   12      what it is in"));
  }
}
