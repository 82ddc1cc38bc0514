package dev.rollcall.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON by its own reader: the trees and places that the YAML library gives, and more texts. */
final class JsonReaderTest {

  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);

  @Test
  void readsEscapesNumbersAndWords() {
    YamlMapping root =
        mapping("{\"a\\/b\": \"\\u00e4\\n\", \"n\": -1.5e2, \"t\": true, \"z\": null}");
    assertEquals("ä\n", scalar(root, "a/b").value());
    assertEquals(-150.0, scalar(root, "n").value());
    assertEquals(true, scalar(root, "t").value());
    assertEquals("null", scalar(root, "z").typeName());
  }

  @Test
  void knowsPlacesBehindCharactersOfTwoChars() {
    YamlMapping root = mapping("{\n  \"a\": \"\uD83D\uDE00\", \"b\": [1,\r\n 22]}");
    assertEquals(13, root.entries().get(1).key().span().column());
    YamlSequence list = assertInstanceOf(YamlSequence.class, root.entries().get(1).value());
    assertEquals(3, list.items().get(1).span().line());
    assertEquals(2, list.items().get(1).span().column());
    assertEquals(4, list.items().get(1).span().endColumn());
  }

  @Test
  void leavesManagedFieldsOut() {
    YamlMapping root = mapping("{\"managedFields\": [{\"x\": \"]\\\"\"}, {}], \"b\": 1}");
    assertEquals(List.of(), ((YamlSequence) root.entries().get(0).value()).items());
    assertEquals(1L, scalar(root, "b").value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{}\n{}\n", "{}\n---\n{}", "[] []", "\uFEFF{}{}", "{}\t{}"})
  void readsOneValueBehindTheOther(String text) {
    YamlFile file = parser.parse(new SourceFile("a.json", text));
    assertEquals(List.of(), file.problems());
    assertEquals(2, file.documents().size());
  }

  @Test
  void goesOnBehindABrokenValue() {
    YamlFile file = parser.parse(new SourceFile("a.json", "{}\n{\"a\": }\n{\"b\": 1}\n"));
    assertEquals(1, file.problems().size());
    assertEquals(2, file.problems().get(0).span().line());
    assertEquals(2, file.documents().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a: b}", "{\"a\": 01}", "{\"a\": 1, }", "{\"a\": 'b'}"})
  void leavesToYamlWhatIsNoJson(String text) {
    assertTrue(parser.parse(new SourceFile("a.yaml", text)).problems().isEmpty());
  }

  private YamlMapping mapping(String text) {
    YamlFile file = parser.parse(new SourceFile("a.json", text));
    assertEquals(List.of(), file.problems());
    return assertInstanceOf(YamlMapping.class, file.documents().get(0).root());
  }

  private static YamlScalar scalar(YamlMapping mapping, String key) {
    YamlEntry entry = mapping.entry(key);
    assertTrue(entry != null, key);
    return assertInstanceOf(YamlScalar.class, entry == null ? null : entry.value());
  }
}
