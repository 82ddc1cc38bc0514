package dev.rollcall.engine.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.engine.input.FileInputSource.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read ahead is what would be read later, and where nothing is, that is. */
final class ReadAheadTest {

  private static final long USUAL = 10 << 20;

  private final ReadAhead ahead = new ReadAhead();

  private static FileInputSource files(long mostBytes) {
    return new FileInputSource(InputStream.nullInputStream(), mostBytes);
  }

  /** Walks so many files, and waits until all that is read ahead has been. */
  private List<Input> walked(Path directory, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      Files.writeString(directory.resolve("%04d.yaml".formatted(i)), "number: " + i + "\n");
    }
    Inputs found =
        new InputFinder(directory, false, ahead::found).find(List.of(directory.toString()));
    ahead.end();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("rollcall-read-ahead")) {
        thread.join(Duration.ofSeconds(10).toMillis());
      }
    }
    return found.files();
  }

  private static int readable(List<Input> inputs, InputSource source) {
    int readable = 0;
    for (Input input : inputs) {
      try {
        String number = input.below().replaceAll("^0*(?=\\d)|\\.yaml$", "");
        assertEquals("number: " + number + "\n", source.read(input).text());
        readable++;
      } catch (UnreadableException e) {
        assertEquals("no such file or directory", e.getMessage());
      }
    }
    return readable;
  }

  private static void delete(List<Input> inputs) throws IOException {
    for (Input input : inputs) {
      Files.delete(input.path());
    }
  }

  @Test
  void manyFilesAreReadAheadAndTakenOnce(@TempDir Path directory) throws Exception {
    List<Input> inputs = walked(directory, 350);
    InputSource source = ahead.before(files(USUAL));
    delete(inputs);
    // The last ones are left to whoever reads them.
    assertEquals(300, readable(inputs, source));
    assertEquals(0, readable(inputs, source));
  }

  @Test
  void fewFilesAreReadWhenTheyAreAskedFor(@TempDir Path directory) throws Exception {
    List<Input> inputs = walked(directory, 99);
    InputSource source = ahead.before(files(USUAL));
    assertEquals(99, readable(inputs, source));
    delete(inputs);
    assertEquals(0, readable(inputs, source));
  }

  @Test
  void aLowerLimitHoldsForAllFiles(@TempDir Path directory) throws Exception {
    List<Input> inputs = walked(directory, 200);
    InputSource source = ahead.before(files(5));
    UnreadableException e =
        assertThrows(UnreadableException.class, () -> source.read(inputs.get(150)));
    assertEquals("input-over-limit", e.unreadable().rule());
  }

  @Test
  void whatCannotBeReadIsToldByWhoeverReadsIt(@TempDir Path directory) throws Exception {
    for (int i = 0; i < 150; i++) {
      Files.write(directory.resolve("z" + i + ".yaml"), new byte[] {(byte) 0xFF, 0});
    }
    List<Input> inputs = walked(directory, 0);
    InputSource source = ahead.before(files(USUAL));
    for (Input input : inputs) {
      UnreadableException e =
          assertThrows(UnreadableException.class, () -> source.read(input), input.name());
      assertEquals(true, e.isBinary(), e.getMessage());
    }
  }
}
