package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal shows: colours, one line a finding, widths. */
final class TerminalTest {

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void manifests() throws IOException {
    shell = new CliRunner(directory);
    shell.write("k8s/agent.yaml", CliRunner.BAD);
  }

  @ParameterizedTest
  @CsvSource({
    "auto, '', '', false",
    "auto, FORCE_COLOR, 1, true",
    "auto, FORCE_COLOR, 0, false",
    "auto, CLICOLOR_FORCE, 1, true",
    "always, NO_COLOR, 1, true",
    "never, FORCE_COLOR, 1, false",
  })
  void anOptionOverridesTheEnvironment(
      String option, String variable, String value, boolean coloured) {
    if (!variable.isEmpty()) {
      shell.environment(variable, value);
    }
    String out = shell.run("lint", "--color", option, "k8s").out();
    assertEquals(coloured, out.contains("\u001b["), out);
  }

  @Test
  void noColorOverridesWhatForces() {
    shell.environment("NO_COLOR", "1").environment("FORCE_COLOR", "1");
    assertFalse(shell.run("lint", "k8s").out().contains("\u001b["));
  }

  @Test
  void conciseIsOneLineAFinding() {
    CliRunner.Outcome outcome = shell.run("lint", "--format", "concise", "-q", "k8s");
    assertEquals(1, outcome.code());
    for (String line : outcome.out().split("\n")) {
      assertTrue(
          line.matches("k8s/agent\\.yaml:\\d+:\\d+: (error|warning|info): .* \\[[a-z-]+\\]"), line);
    }
    String whole = shell.run("lint", "--format", "concise", "k8s").out();
    assertTrue(whole.startsWith(outcome.out()) && whole.contains(" in 1 object of 1 file"), whole);
  }

  @Test
  void quietLeavesTheSummaryOut() throws IOException {
    assertFalse(shell.run("lint", "-q", "k8s").out().contains(" in 1 object"));
    shell.write("good/agent.yaml", CliRunner.GOOD);
    assertEquals("", shell.run("lint", "--quiet", "good").out());
  }

  @Test
  void outputHasAShortName() throws IOException {
    shell.run("lint", "--format", "json", "-o", "out.json", "--format", "concise", "k8s");
    assertTrue(shell.read("out.json").startsWith("{"));
  }

  @Test
  void whatIsExcludedIsNotReadAndCounted() throws IOException {
    shell.write("legacy/x/agent.yaml", CliRunner.BAD);
    shell.write("good/agent.yaml", CliRunner.GOOD);
    CliRunner.Outcome outcome =
        shell.run("lint", "--exclude", "legacy/", "--exclude", "k8s/*.yaml");
    assertEquals(0, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("not looked at: 2 excluded files"), outcome.out());
    String placed = shell.run("place", "--exclude", "legacy/", "--exclude", "good", ".").out();
    assertEquals(2, placed.lines().filter(line -> line.contains("monitoring")).count(), placed);
  }

  @Test
  void pagesAreWrappedAtAnyWidth() {
    String page = shell.environment("COLUMNS", "60").run("explain", "surge-host-port").out();
    assertTrue(page.startsWith("surge-host-port\n"), page);
    for (String line : page.split("\n")) {
      assertTrue(line.length() <= 60 || line.startsWith("    "), line);
    }
  }

  @Test
  void quotesAroundAnErrorTextDoNotMatter() {
    String bare = shell.run("explain", "didn't have free ports").out();
    assertEquals(bare, shell.run("explain", "\"didn't have free ports\"").out());
    assertTrue(bare.contains("surge-host-port"), bare);
  }
}
