package dev.rollcall.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the example of docs/library.md, and keeps the page the same as what is run. */
final class LibraryExampleTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private final LibraryExample example = new LibraryExample(ROOT);

  private interface Printing {
    void printTo(PrintStream out) throws Exception;
  }

  @Test
  void lintsAsThePageShows() throws Exception {
    String printed =
        printed(
            out ->
                example.lint(
                    List.of("examples/everything-wrong/exporter.yaml", "examples/nodes.yaml"),
                    out));
    assertTrue(printed.contains(":13 surge-host-port"), printed);
    assertTrue(page().contains("```text\n" + printed + "```"), printed);
  }

  @Test
  void placesAsThePageShows() throws Exception {
    String printed =
        printed(
            out ->
                example.place(
                    List.of(
                        "examples/nodes.yaml", "examples/log-compressor", "examples/kube-proxy"),
                    out));
    assertEquals("kube-proxy 3: cp-1, worker-1, worker-2\nlog-compressor 1: worker-1\n", printed);
    assertTrue(page().contains("```text\n" + printed + "```"), printed);
  }

  @Test
  void thePageShowsTheExample() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/rollcall/example/LibraryExample.java"));
    assertTrue(
        page().contains("```java\n" + source + "```"), "copy the example to docs/library.md");
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/library.md"));
  }

  private static String printed(Printing run) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    run.printTo(out);
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
