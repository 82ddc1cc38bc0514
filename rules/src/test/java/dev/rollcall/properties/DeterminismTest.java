package dev.rollcall.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.lint.LintTextReporter;
import dev.rollcall.report.lint.ReportPaths;
import dev.rollcall.report.lint.ReporterFactory;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same manifests get the same answer, to the byte, whatever the threads and the order. */
@Tag("slow")
final class DeterminismTest {

  private static final int AT_ONCE = 25;

  /** Of two that are at odds the later is told, and of pods that do not all fit the later waits. */
  private static final Set<String> ORDERED =
      Set.of(
          "daemon-overhead", // of nodes that are equally full the first is told
          "dead-taint", // of nodes with the same taint as well
          "group-too-small",
          "host-path-shared-writer",
          "host-port-clash",
          "label-case-drift",
          "overlapping-selectors", // of each pair the first is told
          "pending-pod-count",
          "pending-resources");

  private static final Pattern NAME = Pattern.compile("\\bname: *([^ ,}\\n]*)");

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void withAnyNumberOfThreads(int threads) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (Path path :
        Mixtures.manifests(Mixtures.EXAMPLES, Mixtures.FIXTURES, Mixtures.CASES, Mixtures.CORPUS)) {
      files.add(new SourceFile(path.toString().replace('\\', '/'), Files.readString(path)));
    }
    Mixtures mixtures = Mixtures.ofExamples();
    for (long seed = 0; seed < 50; seed++) {
      files.add(new SourceFile("seed-" + seed + ".yaml", mixtures.broken(seed)));
    }
    // All in one would be a cluster of hundreds of nodes and DaemonSets that nobody has.
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      List<SourceFile> some = files.subList(from, Math.min(from + AT_ONCE, files.size()));
      Map<String, String> alone = reports(RunOutputs.lint(some, 1));
      Map<String, String> together = reports(RunOutputs.lint(some, threads));
      for (String format : alone.keySet()) {
        assertEquals(alone.get(format), together.get(format), format + " from " + some.get(0));
      }
    }
  }

  private static Map<String, String> reports(RunResult result) {
    Map<String, String> reports = new LinkedHashMap<>();
    reports.put("text", new LintTextReporter(AnsiStyle.PLAIN, 80).report(result));
    ReporterFactory formats =
        new ReporterFactory("test", new ReportPaths(Path.of("")), BuiltInRules.all());
    for (String format : ReporterFactory.NAMES) {
      reports.put(format, formats.reporter(format).report(result));
    }
    return reports;
  }

  /**
   * The same is found in the same objects; a message may name another one of many as its example.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inAnyOrderOfTheDocuments(long seed) throws IOException {
    Random random = new Random(seed);
    Mixtures mixtures = Mixtures.ofExamples();
    Set<String> known = new HashSet<>();
    List<String> documents = new ArrayList<>();
    for (String document : mixtures.objects(random)) {
      if (documents.size() < 40 && known.add(nameOf(document))) {
        documents.add(document);
      }
    }
    Set<String> expected = said(documents);
    assertTrue(expected.size() > 20, "only " + expected.size() + " findings");
    for (int i = 0; i < 3; i++) {
      Collections.shuffle(documents, random);
      Set<String> others = said(documents);
      Set<String> both = new TreeSet<>(expected);
      both.retainAll(others);
      expected.removeAll(both);
      others.removeAll(both);
      assertEquals(String.join("\n", expected), String.join("\n", others));
      expected.addAll(both);
    }
  }

  /** Objects of different kinds have different names as well. */
  private static String nameOf(String document) {
    Matcher matcher = NAME.matcher(document);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static Set<String> said(List<String> documents) {
    SourceFile file = new SourceFile("a.yaml", "---\n" + String.join("---\n", documents));
    Set<String> said = new TreeSet<>();
    for (Finding finding : RunOutputs.lint(file).findings()) {
      if (ORDERED.contains(finding.rule())) {
        continue;
      }
      said.add(
          String.join(
              " | ",
              finding.severity().id(),
              finding.rule(),
              String.valueOf(finding.object()),
              finding.path(),
              file.line(finding.location().span().line()).strip()));
    }
    return said;
  }
}
