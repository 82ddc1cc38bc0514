package dev.rollcall.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, findings, their notes and their edits point into it. */
@Tag("slow")
final class PositionsTest {

  private final List<String> outside = new ArrayList<>();

  /** A file has many places, and its lines are split once. */
  private final Map<String, List<String>> linesOf = new IdentityHashMap<>();

  private int seen;

  @ParameterizedTest
  @EnumSource
  void ofExamplesInEveryLayout(Mixtures.Layout layout) throws IOException {
    for (Path path : Mixtures.manifests(Mixtures.FIXTURES, Mixtures.CASES)) {
      check(new SourceFile(layout + " " + path, layout.of(Files.readString(path))));
    }
    assertEquals(List.of(), outside);
    assertTrue(seen > 400, "only " + seen + " places");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void ofMixtures(long block) throws IOException {
    Mixtures mixtures = Mixtures.ofExamples();
    for (long seed = block * 1000; seed < block * 1000 + 200; seed++) {
      check(new SourceFile("seed " + seed, mixtures.broken(seed)));
    }
    assertEquals(List.of(), outside);
    assertTrue(seen > 1000, "only " + seen + " places");
  }

  @Test
  void ofPublicManifests() throws IOException {
    assumeTrue(Files.isDirectory(Mixtures.CORPUS), "the corpus is not here");
    for (Path path :
        Mixtures.manifests(Mixtures.CORPUS.resolveSibling("broken"), Mixtures.CORPUS)) {
      String text = Files.readString(path);
      check(new SourceFile(path.toString(), text));
      check(new SourceFile("CRLF " + path, Mixtures.Layout.CRLF.of(text)));
    }
    assertEquals(List.of(), outside);
  }

  private void check(SourceFile file) {
    linesOf.clear();
    for (Finding finding : RunOutputs.lint(file).findings()) {
      check(finding, "finding", finding.location());
      for (Note note : finding.notes()) {
        if (note.location() != null) {
          check(finding, "note", note.location());
        }
      }
      if (finding.fix() != null) {
        for (TextEdit edit : finding.fix().edits()) {
          check(finding, "edit", edit.location());
        }
      }
    }
  }

  private void check(Finding finding, String what, Location location) {
    seen++;
    Span span = location.span();
    List<String> lines = linesOf.computeIfAbsent(location.file().text(), PositionsTest::lines);
    if (!isIn(lines, span.line(), span.column())
        || !isIn(lines, span.endLine(), span.endColumn())) {
      outside.add(location.file() + ": " + finding.rule() + ": " + what + " at " + span);
    }
  }

  private static boolean isIn(List<String> lines, int line, int column) {
    if (line > lines.size()) {
      return false;
    }
    String text = lines.get(line - 1);
    return column <= text.codePointCount(0, text.length()) + 1;
  }

  /** Splits by the breaks of YAML 1.1, by other means than the product does. */
  private static List<String> lines(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return List.of(content.split("\r\n|[\n\r\u0085\u2028\u2029]", -1));
  }
}
