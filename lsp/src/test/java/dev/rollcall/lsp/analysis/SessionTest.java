package dev.rollcall.lsp.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rollcall.engine.RunRequest;
import dev.rollcall.lsp.document.Documents;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a folder is read again when something in it changed. */
final class SessionTest {

  private static final Documents.Snapshot NOTHING_OPEN = new Documents().snapshot();

  @TempDir private Path directory;
  private Session session;

  @BeforeEach
  void read() throws IOException {
    directory = directory.toRealPath();
    write("a.yaml", "kind: A\n");
    write("b.yaml", "kind: B\n");
    SessionRoot root = SessionRoot.of(directory);
    session = Session.of(root, BuiltInRules.all(), RunRequest.DEFAULT, NOTHING_OPEN);
    session.readAll(NOTHING_OPEN, disk -> disk);
    assertEquals(2, session.reads());
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Session renewed() {
    Session next = session.renewed(RunRequest.DEFAULT, NOTHING_OPEN);
    next.refreshTexts();
    next.readAll(NOTHING_OPEN, disk -> disk);
    return next;
  }

  @Test
  void aChangedFileIsReadByTheSameSession() throws IOException {
    write("a.yaml", "kind: Another\n");
    assertSame(session, renewed());
    assertEquals(3, session.reads());
  }

  @Test
  void aNewFileIsReadByItself() throws IOException {
    write("below/c.yaml", "kind: C\n");
    Session next = renewed();
    assertNotSame(session, next);
    assertEquals(3, next.reads());
  }

  @Test
  void nothingIsReadOfDirectoriesThatAreLeftOut() throws IOException {
    write("node_modules/c.yaml", "kind: C\n");
    write(".git/c.yaml", "kind: C\n");
    assertSame(session, renewed());
    assertEquals(2, session.reads());
  }

  /** Files may be read in another way than before. */
  @Test
  void anotherChartHasAllReadAgain() throws IOException {
    write("Chart.yaml", "name: agent\n");
    Session next = renewed();
    assertNotSame(session, next);
    assertEquals(3, next.reads());
    assertEquals(2, session.reads(), "the cache is another");
  }
}
