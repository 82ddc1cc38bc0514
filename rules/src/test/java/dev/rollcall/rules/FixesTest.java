package dev.rollcall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Applies every fix that is offered for public manifests: it must leave YAML, and mend. */
final class FixesTest {

  private static final Path CORPUS = corpus();
  private static final long MAX_BYTES = 100_000;

  private final Set<String> wrong = new TreeSet<>();
  private int applied;

  @Test
  void everyFixMends() throws IOException {
    assumeTrue(Files.exists(CORPUS), "no public manifests here");
    for (String folder : List.of("real", "broken", "fixpairs", "sources")) {
      try (Stream<Path> files = Files.walk(CORPUS.resolve(folder))) {
        for (Path file : files.filter(FixesTest::isManifest).sorted().toList()) {
          lint(new SourceFile(CORPUS.relativize(file).toString(), Files.readString(file)));
        }
      }
    }
    assertEquals(new TreeSet<>(), wrong, "of " + applied + " fixes");
  }

  private void lint(SourceFile file) {
    Set<String> tried = new HashSet<>();
    for (Finding finding : LintRunner.strict(file).findings()) {
      Fix fix = finding.fix();
      if (fix != null && tried.add(finding.rule())) {
        apply(file, finding, fix);
      }
    }
  }

  private void apply(SourceFile file, Finding finding, Fix fix) {
    SourceFile mended = new SourceFile(file.name(), EditApplier.apply(file, fix.edits()));
    String what = finding.rule() + " in " + file.name() + ":" + finding.location().span().line();
    applied++;
    if (LintRunner.isReadable(file) && !LintRunner.isReadable(mended)) {
      wrong.add(what + " leaves no YAML");
    } else if (count(mended, finding) >= count(file, finding)) {
      wrong.add(what + " does not mend: " + fix.title());
    }
  }

  private static long count(SourceFile file, Finding finding) {
    return LintRunner.run(file, LintRunner.settings().withRules(Set.of(finding.rule()), Set.of()))
        .findings()
        .stream()
        .filter(other -> Objects.equals(other.object(), finding.object()))
        .count();
  }

  private static boolean isManifest(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file)
        && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
        && file.toFile().length() < MAX_BYTES;
  }

  private static Path corpus() {
    Path beside = Path.of("../../shared/corpus");
    return Files.exists(beside) ? beside : Path.of("../../../shared/corpus");
  }
}
