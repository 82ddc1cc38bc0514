package dev.rollcall.engine.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written while somebody stops the run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process is ended there without notice")
final class AtomicFileTest {

  private static final byte[] OLD = new byte[2_000];
  private static final byte[] NEW = new byte[3_000];

  @TempDir Path directory;

  /** Writes the same files for ever. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      for (int i = 0; ; i++) {
        AtomicFile.write(Path.of(arguments[0], "file-" + i % 10), i % 3 == 0 ? OLD : NEW);
        if (i == 100) {
          System.out.println("writing");
        }
      }
    }
  }

  @Test
  void aRunThatIsStoppedLeavesWholeFilesAndNoOthers() throws IOException, InterruptedException {
    for (int run = 0; run < 5; run++) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Process process =
          new ProcessBuilder(
                  java,
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  directory.toString())
              .start();
      assertEquals('w', process.getInputStream().read());
      process.destroy();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
      for (Path file : files()) {
        assertTrue(file.getFileName().toString().startsWith("file-"), file::toString);
        assertTrue(List.of(2_000L, 3_000L).contains(Files.size(file)), file::toString);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
