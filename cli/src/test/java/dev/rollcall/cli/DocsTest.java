package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the commands of the documentation and compares what they print. A block that begins with
 * {@code ```console} shows commands behind {@code $ } and, below each, its whole output; a line
 * {@code …} stands for lines that are left out. {@code -Dbless=true} rewrites the outputs.
 */
final class DocsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final boolean BLESS = Boolean.getBoolean("bless");
  private static final String ELISION = "…";

  @TestFactory
  Stream<DynamicTest> everyCommandPrintsWhatThePageShows() throws IOException {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> check(page)));
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    for (String folder : List.of("docs", "examples")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  private static void check(Path page) throws IOException {
    List<String> expected = Files.readAllLines(page);
    List<String> actual = new ArrayList<>();
    boolean console = false;
    for (int i = 0; i < expected.size(); i++) {
      String line = expected.get(i);
      actual.add(line);
      console = line.equals("```console") || (console && !line.equals("```"));
      if (console && line.startsWith("$ ")) {
        int end = i + 1;
        while (!expected.get(end).equals("```") && !expected.get(end).startsWith("$ ")) {
          end++;
        }
        List<String> shown = expected.subList(i + 1, end);
        actual.addAll(
            shown.contains(ELISION) && !BLESS
                ? elided(shown, run(line))
                : keepElision(shown, run(line)));
        i = end - 1;
      }
    }
    if (BLESS) {
      assertTrue(System.getenv("CI") == null, "nothing is blessed in CI");
      Files.write(page, actual);
      return;
    }
    assertEquals(
        String.join("\n", expected),
        String.join("\n", actual),
        page + " is out of date: run ./dev bless");
  }

  /** A page that leaves lines out keeps doing so; its lines are compared, not rewritten. */
  private static List<String> keepElision(List<String> shown, List<String> printed) {
    return shown.contains(ELISION) ? shown : printed;
  }

  private static List<String> elided(List<String> shown, List<String> printed) {
    int from = 0;
    for (String line : shown) {
      if (line.equals(ELISION)) {
        continue;
      }
      int at = printed.subList(from, printed.size()).indexOf(line);
      if (at < 0) {
        return printed; // the comparison of the page shows the difference
      }
      from += at + 1;
    }
    return shown;
  }

  private static List<String> run(String line) throws IOException {
    String command = line.substring(2);
    String[] pipe = command.split(" \\| ", 2);
    byte[] input = new byte[0];
    if (pipe.length == 2) {
      assertTrue(pipe[0].startsWith("cat "), "only cat can be piped from: " + command);
      input = Files.readAllBytes(ROOT.resolve(pipe[0].substring(4)));
      command = pipe[1];
    }
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    String program = words.remove(0);
    assertTrue(
        program.equals("./rollcall") || program.equals("rollcall"), "unknown command: " + command);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    CommandContext terminal =
        new CommandContext(new ByteArrayInputStream(input), stream, stream, Map.of(), ROOT, false);
    new Main(terminal).run(words.toArray(String[]::new));
    stream.flush();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
