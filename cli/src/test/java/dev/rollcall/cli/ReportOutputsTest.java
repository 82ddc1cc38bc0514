package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prints in several formats at once, each to where it is told to. */
final class ReportOutputsTest {

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void manifest() throws IOException {
    shell = new CliRunner(directory);
    shell.write("agent.yaml", CliRunner.BAD);
  }

  @Test
  void eachFormatGoesToTheOutputBehindIt() throws IOException {
    CliRunner.Outcome outcome =
        lint(
            "--format",
            "sarif",
            "--output",
            "a.sarif",
            "--format=text",
            "--format",
            "junit",
            "--output=b.xml",
            "agent.yaml");
    assertEquals(1, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("agent.yaml:9:17\n"), outcome.out());
    assertTrue(shell.read("a.sarif").contains("\"version\": \"2.1.0\""));
    assertTrue(shell.read("b.xml").contains("<testsuites"));
  }

  @Test
  void outputAloneTakesTheText() throws IOException {
    CliRunner.Outcome outcome = lint("--output", "report.txt");
    assertEquals("", outcome.out());
    assertTrue(shell.read("report.txt").startsWith("agent.yaml:9:17\n"));
  }

  @Test
  void outputReplacesItsFileAndLeavesNothingBehind() throws IOException {
    shell.write("out/report.json", "old");
    assertEquals(1, lint("--format", "json", "--output", "out/report.json").code());
    assertTrue(shell.read("out/report.json").contains("\"findings\""));
    try (var files = Files.list(directory.resolve("out"))) {
      assertEquals(1, files.count());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format sarf|--format \"sarf\" is none of text, concise, json, sarif",
        "--format text --format json|two formats would mix on standard output",
        "--format json --output a --format text --output a|two formats go to \"a\"",
        "--format json --output a --output b|--output \"b\" has no --format before it",
        "--format json --output nowhere/a|nowhere/a: cannot be written: the directory",
        "--format json --output .|.: cannot be written: a directory",
      })
  void wrongOutputsAreRefused(String arguments, String expected) throws IOException {
    CliRunner.Outcome outcome = lint(arguments.split(" "));
    assertEquals(2, outcome.code(), outcome.out());
    assertTrue(outcome.err().startsWith("rollcall: "), outcome.err());
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertFalse(Files.exists(directory.resolve("b")));
  }

  private CliRunner.Outcome lint(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint"));
    all.addAll(List.of(arguments));
    return shell.run(all.toArray(String[]::new));
  }
}
