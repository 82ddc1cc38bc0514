package dev.rollcall.engine.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.engine.input.FileInputSource.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of all lengths, and those whose length is not what the directory says. */
final class FileInputSourceTest {

  private static String read(Path path, long mostBytes) throws UnreadableException {
    FileInputSource reader = new FileInputSource(InputStream.nullInputStream(), mostBytes);
    return reader.read(new Input("in.yaml", path)).text();
  }

  private static Path written(Path directory, String text) throws IOException {
    return Files.writeString(directory.resolve("in.yaml"), text);
  }

  @Test
  void aFileIsReadToItsEnd(@TempDir Path directory) throws Exception {
    assertEquals("", read(written(directory, ""), 10));
    assertEquals("a: 1\n", read(written(directory, "a: 1\n"), 10));
    assertEquals("a: 1234567", read(written(directory, "a: 1234567"), 10));
    assertEquals("é".repeat(9000), read(written(directory, "é".repeat(9000)), 18_000));
  }

  @Test
  void aFileOverTheLimitIsRefused(@TempDir Path directory) throws Exception {
    Path file = written(directory, "a: 12345678");
    UnreadableException e = assertThrows(UnreadableException.class, () -> read(file, 10));
    assertEquals(
        "larger than the limit of 10 bytes; split it, or raise the limit with --limit fileBytes=N"
            + " or by limits: in .rollcall.yaml",
        e.getMessage());
  }

  @Test
  void aFileThatIsMadeUpWhileItIsReadIsReadToItsEnd() throws Exception {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status) && Files.size(status) == 0, "no files of that kind here");
    String text = read(status, 1 << 20);
    assertTrue(text.startsWith("Name:") && text.endsWith("\n"), text);
    assertThrows(UnreadableException.class, () -> read(status, 10));
  }

  @Test
  void aDirectoryIsNoFile(@TempDir Path directory) {
    UnreadableException e = assertThrows(UnreadableException.class, () -> read(directory, 10));
    assertEquals("not a regular file; pipe its content to - instead", e.getMessage());
  }

  @Test
  void anAbsentFileIsNotThere(@TempDir Path directory) {
    Path absent = directory.resolve("absent.yaml");
    UnreadableException e = assertThrows(UnreadableException.class, () -> read(absent, 10));
    assertEquals("no such file or directory", e.getMessage());
  }
}
