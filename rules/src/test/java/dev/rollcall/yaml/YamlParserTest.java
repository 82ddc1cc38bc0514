package dev.rollcall.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees and positions, and everything that YAML allows and other tools trip over. */
final class YamlParserTest {

  @Test
  void spansAreOneBasedAndEndBehind() {
    YamlMapping root = mapping("a: b\nlist:\n- x\n- key: \"v\"\n");
    assertEquals(new Span(1, 1, 1, 2), root.entries().get(0).key().span());
    assertEquals(new Span(1, 4, 1, 5), root.entries().get(0).value().span());
    YamlSequence list = (YamlSequence) root.entries().get(1).value();
    assertEquals(new Span(3, 1, 4, 11), list.span());
    assertEquals(new Span(4, 3, 4, 6), list.items().get(1).head());
  }

  @Test
  void aBlockCollectionEndsWhereItsLastValueEnds() {
    YamlMapping root = mapping("a:\n  b: 1\n\n\n# comment\nc: 2\n");
    assertEquals(new Span(2, 3, 2, 7), root.entries().get(0).value().span());
  }

  @Test
  void columnsCountCodePoints() {
    YamlMapping root = mapping("a: {\"😀\": x}\n");
    YamlMapping inner = (YamlMapping) root.entries().get(0).value();
    assertEquals(new Span(1, 10, 1, 11), inner.entries().get(0).value().span());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028"})
  void whatFollowsABrokenDocumentStandsWhereItStands(String end) {
    YamlFile parsed = parse("# \u2029---\na: [\nb: 1\n---\nc: 1\n".replace("\n", end));
    YamlMapping root = (YamlMapping) parsed.documents().get(0).root();
    assertEquals(new Span(6, 1, 6, 2), root.entries().get(0).key().span());
    YamlFile control = parse("a: 1\nb: \u0001\n".replace("\n", end));
    assertEquals(Span.at(2, 4), control.problems().get(0).span());
    YamlFile version = parse("a: 1\n---\n%YAML 1.2\n".replace("\n", end));
    assertEquals(Span.at(3, 1), version.problems().get(0).span());
    YamlFile open = parse("a:\n- {b: c\n".replace("\n", end));
    assertEquals(Span.at(3, 1), open.problems().get(0).span());
  }

  @Test
  void aByteOrderMarkHasNoColumn() {
    assertEquals(new Span(1, 1, 1, 2), mapping("\uFEFFa: b\n").entries().get(0).key().span());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--- # c\na: 1\n",
        "f: [ # c\n  1]\n",
        "a: &x # c\n  b: 1\n",
        "? a # c\n: 1\n",
        "a: 1",
        "a: 1\r\n",
        "b:\t2\n",
        "a: 1\t# c\n",
        "{\n\t\"a\":\t1\n}\n",
        "a: !!str 1\n",
        "%YAML 1.1\n---\na: 1\n",
        "a: 'it''s'\n"
      })
  void readsWhatKubernetesReads(String text) {
    assertEquals(0, parse(text).problems().size(), () -> parse(text).problems().toString());
    assertNotNull(parse(text).documents().get(0).root());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: [1'|1",
        "'a: b: c'|1",
        "'\tx: 1'|1",
        "'a: 1\n  b: 2'|2",
        "'{a: 1}: 2'|1",
        "'~: 1'|1",
        "'%YAML 1.2\n---\na: 1'|1",
        "'a: \"x\u0001\"'|1",
        "'a: *nowhere'|1",
        "'a: &x [*x]'|1",
        "'<<: 1'|1",
        "'a: \"\\/\\q\"'|1"
      })
  void saysWhereItIsNotYaml(String text, int line) {
    YamlFile file = parse(text);
    assertEquals(1, file.problems().size());
    assertEquals(line, file.problems().get(0).span().line());
    assertEquals(YamlError.Kind.SYNTAX, file.problems().get(0).kind());
  }

  @Test
  void aBrokenDocumentDoesNotStopTheNext() {
    YamlFile file = parse("a: 1\n---\nb: [\n---\nc: 3\n");
    assertEquals(1, file.problems().size());
    assertEquals(2, file.documents().size());
    YamlMapping last = (YamlMapping) file.documents().get(1).root();
    assertNotNull(last);
    assertEquals(new Span(5, 1, 5, 2), last.entries().get(0).key().span());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028"})
  void linesBehindABrokenDocumentAreCountedAsYamlEndsThem(String end) {
    YamlFile file = parse("a: 1" + end + "# x" + end + "--- [" + end + "---" + end + "c: 3");
    assertEquals(1, file.problems().size());
    YamlMapping last = (YamlMapping) file.documents().get(1).root();
    assertNotNull(last);
    assertEquals(new Span(5, 1, 5, 2), last.entries().get(0).key().span());
  }

  @Test
  void aControlCharacterDoesNotStopTheDocumentsAroundIt() {
    String filler = "# " + "x".repeat(3000) + "\n";
    YamlFile file = parse(filler + "a: 1\n---\nb: 2\n---\n" + filler + "c: \u0007\n---\nd: 4\n");
    assertEquals(List.of(Span.at(7, 4)), file.problems().stream().map(YamlError::span).toList());
    assertEquals(3, file.documents().size());
    assertEquals(9, file.documents().get(2).span().endLine());
  }

  @Test
  void aListEndsWithItsLastAlias() {
    YamlMapping root = mapping("a: &a\n  x: 1\nl:\n- 1\n- *a\n- *a\nm: {}\n");
    assertEquals(new Span(4, 1, 6, 5), root.entries().get(1).value().span());
  }

  @Test
  void joinedFilesMayEachBeginWithAByteOrderMark() {
    YamlFile file = parse("\uFEFFa: 1\n---\n\uFEFFb: \uFEFF c\nd: e\n");
    YamlMapping second = (YamlMapping) file.documents().get(1).root();
    assertNotNull(second);
    YamlEntry first = second.entries().get(0);
    assertEquals("b", first.name());
    assertEquals(new Span(3, 2, 3, 3), first.key().span());
    assertEquals(new Span(3, 5, 3, 8), first.value().span());
    assertEquals(new Span(4, 4, 4, 5), second.entries().get(1).value().span());
  }

  @Test
  void duplicatesAreKeptAndTheLastCounts() {
    YamlMapping root = mapping("a: 1\na: 2\n");
    assertEquals(2, root.entries().size());
    YamlEntry entry = root.entry("a");
    assertNotNull(entry);
    assertEquals(2, entry.key().span().line());
  }

  @Test
  void mergedEntriesGiveWayToWrittenOnes() {
    YamlMapping root = mapping("x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  a: 3\n");
    YamlMapping y = (YamlMapping) root.entries().get(1).value();
    YamlEntry a = y.entry("a");
    YamlEntry b = y.entry("b");
    assertNotNull(a);
    assertNotNull(b);
    assertEquals("3", ((YamlScalar) a.value()).text());
    assertTrue(b.merged());
  }

  @Test
  void emptyDocumentsHaveNoRoot() {
    assertEquals(0, parse("").documents().size());
    assertEquals(0, parse("# only a comment\n").documents().size());
    YamlFile file = parse("---\n---\na: 1\n---\n");
    assertEquals(3, file.documents().size());
    assertNull(file.documents().get(0).root());
  }

  @Test
  void aliasesThatGrowExponentiallyAreOverALimit() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(String.join(", ", java.util.Collections.nCopies(10, before))).append("]\n");
    }
    YamlFile file = parse(bomb.toString());
    assertEquals(YamlError.Kind.LIMIT, file.problems().get(0).kind());
  }

  @Test
  void deepNestingIsOverALimit() {
    YamlFile file = parse("[".repeat(5000));
    assertEquals(YamlError.Kind.LIMIT, file.problems().get(0).kind());
  }

  @Test
  void findsCommentsOutsideOfScalars() {
    YamlFile file =
        parse(
            "a: 'x # rollcall: no' # rollcall: ignore r\n"
                + "b: |\n"
                + "  # rollcall: no\n"
                + "# rollcall: ignore s\n");
    assertEquals(2, file.comments().size());
    assertEquals("rollcall: ignore r", file.comments().get(0).text());
    assertTrue(file.comments().get(1).ownLine());
    assertEquals(4, file.comments().get(1).span().line());
  }

  @Test
  void tellsCommentsFromScalarsInEachDocument() {
    YamlFile file =
        parse(
            "# rollcall: ignore first\n"
                + "a: 1\n"
                + "---\n"
                + "b: 'x # rollcall: no' # rollcall: ignore second\n"
                + "# rollcall: ignore third\n"
                + "--- # rollcall: ignore fourth\n"
                + "---\n"
                + "? |\n"
                + "  # rollcall: no\n"
                + ": [c, &d 'e # rollcall: no', *d] # rollcall: ignore fifth\n");
    assertEquals(4, file.documents().size());
    assertEquals(
        List.of("first", "second", "third", "fourth", "fifth"),
        file.comments().stream().map(c -> c.text().replace("rollcall: ignore ", "")).toList());
  }

  private static YamlMapping mapping(String text) {
    YamlFile file = parse(text);
    assertEquals(0, file.problems().size(), () -> file.problems().toString());
    YamlMapping root = (YamlMapping) file.documents().get(0).root();
    assertNotNull(root);
    return root;
  }

  private static YamlFile parse(String text) {
    return new YamlParser(YamlLimits.DEFAULT).parse(new SourceFile("t.yaml", text));
  }
}
