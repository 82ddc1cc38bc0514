package dev.rollcall.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rollcall.source.SourceFile;
import org.junit.jupiter.api.Test;

class ClusterInfoLogsTest {

  private static final String LOGS =
      "==== START logs for container a of pod b/c ====\nx: 1\n==== END logs for container a ====";

  @Test
  void blanksLogsWhereverTheyBegin() {
    for (String before : new String[] {"", "a\n", "ab\n", "abc\n", "a==\n=\n", "=====\n"}) {
      String expected = before + LOGS.replaceAll("[^\n]", " ") + "\nb: 2\n";
      assertEquals(expected, blanked(before + LOGS + "\nb: 2\n"), before);
      assertEquals(expected + expected, blanked((before + LOGS + "\nb: 2\n").repeat(2)), before);
    }
  }

  @Test
  void leavesEverythingElse() {
    for (String before : new String[] {"a", " ", "=", "====", "a\n "}) {
      SourceFile file = new SourceFile("a", before + LOGS);
      assertSame(file, ClusterInfoLogs.blanked(file), before);
    }
  }

  private static String blanked(String text) {
    return ClusterInfoLogs.blanked(new SourceFile("a", text)).text();
  }
}
