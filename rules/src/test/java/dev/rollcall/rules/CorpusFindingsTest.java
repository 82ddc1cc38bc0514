package dev.rollcall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what the default profile says of real manifests with the committed table, so that a
 * review sees what a change of a rule changes. Skipped where the manifests are not beside the
 * project.
 */
final class CorpusFindingsTest {

  private static final Path CORPUS = Path.of("../../shared/corpus/real");
  private static final Path TABLE =
      Path.of("src/test/resources/dev/rollcall/rules/corpus-findings.txt");
  private static final boolean BLESS = Boolean.getBoolean("bless");

  @Test
  void saysWhatTheTableSays() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus beside the project");
    Tally tally = new Tally();
    StringBuilder table = new StringBuilder();
    for (Path file : files()) {
      String name = CORPUS.relativize(file).toString().replace('\\', '/');
      String text = Files.readString(file, StandardCharsets.UTF_8);
      RunResult result = LintRunner.run(new SourceFile(name, text), LintRunner.settings());
      tally.add(result);
      append(name, result.findings(), table);
    }
    String actual = tally + "\n" + table;
    if (BLESS) {
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, actual);
    }
    assertEquals(
        Files.readString(TABLE, StandardCharsets.UTF_8),
        actual,
        "other findings than in " + TABLE + ": defend them, then run ./dev bless");
    assertTrue(
        3 * tally.warned < tally.accepted,
        () -> "warnings on a third of what the API server takes, or more: " + tally);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(file -> file.toString().matches(".*\\.(ya?ml|json)")).sorted().toList();
    }
  }

  /** Writes severity, rule and lines, and nothing of the manifests. */
  private static void append(String name, List<Finding> findings, StringBuilder table) {
    Map<String, StringBuilder> lines = new TreeMap<>();
    for (Finding finding : findings) {
      lines
          .computeIfAbsent(
              finding.severity().id() + " " + finding.rule(), rule -> new StringBuilder())
          .append(' ')
          .append(finding.location().span().line());
    }
    if (!lines.isEmpty()) {
      table.append(name).append('\n');
      lines.forEach((rule, where) -> table.append("  ").append(rule).append(where).append('\n'));
    }
  }

  /** Counts DaemonSets, those that the API server takes, and those of them with warnings. */
  private static final class Tally {

    private int files;
    private int daemonSets;
    private int accepted;
    private int warned;

    void add(RunResult result) {
      Set<ObjectId> refused = new HashSet<>();
      Set<ObjectId> spoken = new HashSet<>();
      for (Finding finding : result.findings()) {
        if (finding.object() == null) {
          continue;
        }
        if (finding.category() == Category.REJECTED) {
          refused.add(finding.object());
        } else if (finding.severity() != Severity.INFO) {
          spoken.add(finding.object());
        }
      }
      files++;
      for (DaemonSet daemonSet : result.cluster().inventory().daemonSets()) {
        ObjectId id = daemonSet.origin().object();
        daemonSets++;
        accepted += refused.contains(id) ? 0 : 1;
        warned += !refused.contains(id) && spoken.contains(id) ? 1 : 0;
      }
    }

    @Override
    public String toString() {
      return ("%d files, %d DaemonSets, of which the API server takes %d;"
              + " the profile default warns of %d of those")
          .formatted(files, daemonSets, accepted, warned);
    }
  }
}
