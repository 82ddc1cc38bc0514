package dev.rollcall.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.source.SourceFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long lists are cut where no item is cut, and their items are read as if they were not. */
final class ListChunksTest {

  /** Lines of items, and those that look like the start of one. */
  private static final String[] LINES = {
    "- a: 1\n",
    "- a: 1\n",
    "- {a: b}\n",
    "- |\n",
    "- >-\n",
    "- text\n",
    "  b: 2\n",
    "  c: |\n",
    "    - text\n",
    "  - d\n",
    "  e: \"f\n",
    "    - g\"\n",
    "  h: [i,\n",
    "    j]\n",
    "\n",
    "# - c\n",
    "  # - c\n",
    "- k: &l 1\n",
    "  m: *l\n",
    "-  n: 1\n",
    "- - o\n",
    "- é: 😀\n",
    "  q: 1\r\n",
  };

  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);

  private static String text(Random random) {
    String indent = random.nextBoolean() ? "" : "  ";
    StringBuilder text = new StringBuilder("apiVersion: v1\nitems:\n").append(indent);
    text.append(LINES[0]);
    for (int lines = random.nextInt(12); lines >= 0; lines--) {
      text.append(indent).append(LINES[random.nextInt(LINES.length)]);
    }
    return text.append("kind: List\n").toString();
  }

  @Test
  void itemsAreReadAsInTheWhole() {
    int cut = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      SourceFile file = new SourceFile("t.yaml", text(new Random(seed)));
      List<DocumentChunk> chunks = YamlParser.stretches(file, 1);
      if (chunks.size() < 2) {
        continue;
      }
      StringBuilder items = new StringBuilder();
      boolean problems = false;
      for (DocumentChunk chunk : chunks) {
        YamlFile parsed = parser.parse(file, chunk, 1);
        problems |= !parsed.problems().isEmpty();
        parsed.documents().forEach(item -> write(item.root(), items.append("\nitem ")));
      }
      YamlFile whole = parser.parse(file);
      String about = "seed " + seed + ": " + file.text();
      if (!problems) {
        cut++;
        assertTrue(whole.problems().isEmpty(), about);
        assertEquals(itemsOf(whole), items.toString(), about);
      }
    }
    assertTrue(cut > 1000, "many lists are cut and have no problem: " + cut);
  }

  private static String itemsOf(YamlFile whole) {
    StringBuilder items = new StringBuilder();
    YamlMapping list = (YamlMapping) whole.documents().get(0).root();
    if (list != null
        && list.entry("items") != null
        && list.entry("items").value() instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> write(item, items.append("\nitem ")));
    }
    return items.toString();
  }

  private static void write(YamlNode node, StringBuilder out) {
    if (node instanceof YamlMapping mapping) {
      out.append(mapping.span());
      for (YamlEntry entry : mapping.entries()) {
        out.append(entry.key());
        write(entry.value(), out);
      }
    } else if (node instanceof YamlSequence sequence) {
      out.append(sequence.span());
      sequence.items().forEach(item -> write(item, out));
    } else {
      out.append(node);
    }
  }

  /** Each of these texts of 4 MB was, or might be, searched again from every border on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: List\nitems:\n|- a: 1\n",
        "apiVersion: v1\nkind: List\nitems:\n- a: |\n|    - text\n",
        "apiVersion: v1\nkind: List\nitems:\n- a: 1\n|# - c\n",
        "apiVersion: v1\nkind: List\nitems:\n- a: 1\n|\n",
        "apiVersion: v1\nitems: []\n|---\nitems:\n- a\n",
        "|items:\n- a: 1\n---\n",
        "|---x\n",
        "{\"items\": [|{\"a\": \"]\"},",
        "{\"items\": [|\"\\\\\",",
        "|{\"a\": [1]}\n",
      })
  void bordersAreFoundInOneGo(String pattern) {
    int bar = pattern.indexOf('|', pattern.contains("a: |") ? pattern.indexOf('|') + 1 : 0);
    String part = pattern.substring(bar + 1);
    String text = pattern.substring(0, bar) + part.repeat((4 << 20) / part.length());
    List<DocumentChunk> chunks = new ArrayList<>();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> chunks.addAll(YamlParser.stretches(new SourceFile("t.yaml", text), 1 << 10)));
    int at = chunks.get(0).start();
    for (DocumentChunk chunk : chunks) {
      assertTrue(chunk.start() >= at && chunk.end() > chunk.start(), chunk::toString);
      at = chunk.end();
    }
  }
}
