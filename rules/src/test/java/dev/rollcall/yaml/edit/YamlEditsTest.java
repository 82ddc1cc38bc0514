package dev.rollcall.yaml.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.model.ModelReader;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Splices text in every style that a manifest may be written in. */
final class YamlEditsTest {

  private static final ObjectId NOBODY = new ObjectId("", "", "", "");

  @ParameterizedTest
  @MethodSource("values")
  void writesAnotherValue(String before, String path, String value, String after) {
    assertEquals(after, edited(before, path, place -> YamlEdits.value(place, value)));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("a: 1 # why\nb: 2\n", "a", "7", "a: 7 # why\nb: 2\n"),
        Arguments.of("a: \"x\"\n", "a", "y", "a: \"y\"\n"),
        Arguments.of("a: 'x'\n", "a", "y", "a: 'y'\n"),
        Arguments.of("a: '25%'\n", "a", "0", "a: 0\n"),
        Arguments.of("a: yes\n", "a", "\"yes\"", "a: \"yes\"\n"),
        Arguments.of("a:\nb: 1\n", "a", "x", "a: x\nb: 1\n"),
        Arguments.of("a:  # why\nb: 1\n", "a", "x", "a: x  # why\nb: 1\n"),
        Arguments.of("l:\n- x\n- y\n", "l[1]", "z", "l:\n- x\n- z\n"),
        Arguments.of("a: {b: 1, c: 2}\n", "a.b", "x", "a: {b: x, c: 2}\n"),
        Arguments.of("{\"a\": 1}", "a", "x", "{\"a\": \"x\"}"),
        Arguments.of("{\"a\": \"1\"}", "a", "2", "{\"a\": 2}"),
        Arguments.of("\uFEFFa: 1\r\nb: 2\r\n", "b", "3", "\uFEFFa: 1\r\nb: 3\r\n"),
        Arguments.of(
            "# \uD83D\uDE00\na: \uD83D\uDE00 # x\n", "a", "y", "# \uD83D\uDE00\na: y # x\n"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void writesAnotherKey(String before, String path, String key, String after) {
    assertEquals(after, edited(before, path, place -> YamlEdits.key(place, key)));
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of("a: 1\n", "a", "b", "b: 1\n"),
        Arguments.of("l:\n- a: 1 # x\n  c: 2\n", "l[0].a", "b", "l:\n- b: 1 # x\n  c: 2\n"),
        Arguments.of("{\"a\": {\"b\": 1}}", "a.b", "c", "{\"a\": {\"c\": 1}}"),
        Arguments.of("'a': 1\n", "a", "b", "'b': 1\n"),
        Arguments.of("a:\n  b:\n    c: 1\n", "a.b", "x", "a:\n  x:\n    c: 1\n"));
  }

  @ParameterizedTest
  @MethodSource("removals")
  void removes(String before, String path, String after) {
    assertEquals(after, edited(before, path, YamlEdits::remove));
  }

  static Stream<Arguments> removals() {
    return Stream.of(
        Arguments.of("a: 1\nb: 2 # b\nc: 3\n", "b", "a: 1\nc: 3\n"),
        Arguments.of("a: 1\nb: 2", "b", "a: 1"),
        Arguments.of("a: 1\r\nb: 2\r\nc: 3\r\n", "a", "b: 2\r\nc: 3\r\n"),
        Arguments.of(
            "a: 1\n# about c\nb:\n  x: 1\n  y: 2\n# end\nc: 3\n",
            "b",
            "a: 1\n# about c\n# end\nc: 3\n"),
        Arguments.of("a: |\n  x\n  y\n\nb: 1\n", "a", "\nb: 1\n"),
        Arguments.of("l:\n- a: 1 # a\n  b: 2\n- c: 3\n", "l[0].a", "l:\n- b: 2\n- c: 3\n"),
        Arguments.of(
            "l:\n  - a: 1\n    # about b\n    b: 2\n", "l[0].a", "l:\n  - # about b\n    b: 2\n"),
        Arguments.of("l:\n- a: 1\n  b: 2\n- c: 3\n", "l[0]", "l:\n- c: 3\n"),
        Arguments.of("l:\n- a: 1\n- c: 3\nm: 4\n", "l[1]", "l:\n- a: 1\nm: 4\n"),
        Arguments.of("l:\n- a: 1\nm: 4\n", "l[0]", "l: []\nm: 4\n"),
        Arguments.of("l:\n- a: 1\nm: 4\n", "l[0].a", "l:\n- {}\nm: 4\n"),
        Arguments.of("a:\n  b: 1 # c\nd: 2\n", "a.b", "a: {} # c\nd: 2\n"),
        Arguments.of("a: # c\n  b: 1\nd: 2\n", "a.b", "a: # c\n  {}\nd: 2\n"),
        Arguments.of("a: {b: 1, c: 2}\n", "a.b", "a: {c: 2}\n"),
        Arguments.of("a: {b: 1, c: 2}\n", "a.c", "a: {b: 1}\n"),
        Arguments.of("a: { b: 1 }\n", "a.b", "a: {}\n"),
        Arguments.of("a: [x, y, z]\n", "a[1]", "a: [x, z]\n"),
        Arguments.of("a: [x]\n", "a[0]", "a: []\n"),
        Arguments.of("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "b", "{\n  \"a\": 1\n}\n"),
        Arguments.of("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "a", "{\n  \"b\": 2\n}\n"));
  }

  @ParameterizedTest
  @MethodSource("insertions")
  void inserts(String before, String path, String key, String value, String after) {
    assertEquals(after, edited(before, path, place -> YamlEdits.insertAfter(place, key, value)));
  }

  static Stream<Arguments> insertions() {
    return Stream.of(
        Arguments.of("a: 1 # a\nb: 2\n", "a", "c", "0", "a: 1 # a\nc: 0\nb: 2\n"),
        Arguments.of("a: 1", "a", "c", "0", "a: 1\nc: 0"),
        Arguments.of("a: 1\r\n", "a", "c", "x: 1\ny: 2", "a: 1\r\nc:\r\n  x: 1\r\n  y: 2\r\n"),
        Arguments.of("l:\n- a: 1\n  b: 2\n", "l[0].a", "c", "0", "l:\n- a: 1\n  c: 0\n  b: 2\n"),
        Arguments.of(
            "l:\n  - a: 1\nm: 2\n",
            "l[0]",
            "",
            "a: 2\nb: 3",
            "l:\n  - a: 1\n  - a: 2\n    b: 3\nm: 2\n"),
        Arguments.of(
            "a:\n  b: |\n    x\n\nc: 1\n", "a.b", "d", "0", "a:\n  b: |\n    x\n  d: 0\n\nc: 1\n"),
        Arguments.of(
            "a:\n  b:\n    x: 1\nc: 1\n", "a.b", "d", "0", "a:\n  b:\n    x: 1\n  d: 0\nc: 1\n"),
        Arguments.of("a: {b: 1}\n", "a.b", "c", "x", "a: {b: 1, c: x}\n"),
        Arguments.of("a: [x, y]\n", "a[0]", "", "z", "a: [x, z, y]\n"),
        Arguments.of("{\n  \"a\": 1\n}", "a", "b", "x", "{\n  \"a\": 1,\n  \"b\": \"x\"\n}"),
        Arguments.of("{\"a\": 1}", "a", "b", "0", "{\"a\": 1, \"b\": 0}"));
  }

  @ParameterizedTest
  @MethodSource("insertionsBefore")
  void insertsBefore(String before, String path, String key, String value, String after) {
    assertEquals(after, edited(before, path, place -> YamlEdits.insertBefore(place, key, value)));
  }

  static Stream<Arguments> insertionsBefore() {
    return Stream.of(
        Arguments.of("a: 1\nb: 2\n", "b", "c", "x: 1\ny: 2", "a: 1\nc:\n  x: 1\n  y: 2\nb: 2\n"),
        Arguments.of("l:\n- a: 1\n  b: 2\n", "l[0].a", "c", "0", "l:\n- c: 0\n  a: 1\n  b: 2\n"),
        Arguments.of("a: {b: 1}\n", "a.b", "c", "x", "a: {c: x, b: 1}\n"),
        Arguments.of("{\n  \"a\": 1\n}", "a", "b", "x", "{\n  \"b\": \"x\",\n  \"a\": 1\n}"));
  }

  @Test
  void quotesWhatIsNoPlainString() {
    assertEquals("agent", YamlEdits.string("agent"));
    for (String text : List.of("yes", "1.10", "", "a: b", "n", "0x10")) {
      assertEquals('"' + text + '"', YamlEdits.string(text));
    }
  }

  @Test
  void leavesAloneWhatIsSharedOrAbsent() {
    String shared = "x: &x\n  a: 1\ny: *x\nz:\n  <<: *x\n  b: 2\nk: &k 1\nm: *k\n";
    for (String path : List.of("y.a", "z.a", "k", "m", "x.a", "gone")) {
      FieldLocation place = place(new SourceFile("f.yaml", shared), path);
      assertNull(YamlEdits.remove(place), path);
      assertNull(YamlEdits.value(place, "7"), path);
      assertNull(YamlEdits.insertAfter(place, "n", "1"), path);
    }
  }

  private static String edited(
      String before, String path, Function<FieldLocation, @Nullable List<TextEdit>> rewrite) {
    SourceFile file = new SourceFile("f.yaml", before);
    List<TextEdit> edits = rewrite.apply(place(file, path));
    assertNotNull(edits, "no edit");
    assertEquals(1, edits.size());
    Span span = edits.get(0).location().span();
    int start = file.offset(span.line(), span.column());
    int end = file.offset(span.endLine(), span.endColumn());
    String after = before.substring(0, start) + edits.get(0).text() + before.substring(end);
    assertTrue(parse(new SourceFile("f.yaml", after)).problems().isEmpty(), after);
    return after;
  }

  private static FieldLocation place(SourceFile file, String path) {
    YamlMapping root = (YamlMapping) parse(file).documents().get(0).root();
    FieldCursor field = ModelReader.open(file, root, NOBODY);
    for (String step : path.split("\\.")) {
      int bracket = step.indexOf('[');
      field = field.get(bracket < 0 ? step : step.substring(0, bracket));
      if (bracket >= 0) {
        field = field.items().get(Integer.parseInt(step.substring(bracket + 1, step.length() - 1)));
      }
    }
    return field.place();
  }

  private static YamlFile parse(SourceFile file) {
    return new YamlParser(YamlLimits.DEFAULT).parse(file);
  }
}
