package dev.rollcall.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long files are cut where no document is cut, and read as if they were not. */
final class DocumentChunkTest {

  /** Lines that begin, end or look like documents, and those that reach over a line. */
  private static final String[] LINES = {
    "a: 1\n",
    "b: {c: d}\n",
    "- x\n",
    "  - y\n",
    "  z: 1\n",
    "\n",
    "---\n",
    "---\n",
    "--- # c\n",
    "--- !t\n",
    "--- |\n",
    "--- {a: b}\n",
    "---\tx\n",
    "---\r\n",
    "---x\n",
    "...\n",
    "# c\n",
    "# rollcall: ignore x -- y\n",
    "  # rollcall: ignore x -- y\n",
    "k: |\n",
    "k: |+\n",
    "  --- text\n",
    "l: 1 # rollcall: ignore x -- y\n",
    "q: \"a\n",
    "  b\"\n",
    "q: 'a'\n",
    "f: [a,\n",
    "  b]\n",
    "? k\n",
    ": v\n",
    "s: &s t\n",
    "u: *s\n",
    "é: 😀\n",
    "m: 1\r\n",
    "n: 1\u2028",
    "<<: {o: p}\n",
  };

  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);

  @Test
  void stretchesAreReadAsTheWholeIs() {
    int cut = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      SourceFile file = new SourceFile("t.yaml", text(new Random(seed)));
      List<DocumentChunk> stretches = YamlParser.stretches(file, 1);
      List<YamlDocument> documents = new ArrayList<>();
      List<YamlComment> comments = new ArrayList<>();
      boolean problems = false;
      for (DocumentChunk stretch : stretches) {
        YamlFile parsed = parser.parse(file, stretch, 1);
        problems |= !parsed.problems().isEmpty();
        documents.addAll(parsed.documents());
        comments.addAll(parsed.comments());
      }
      YamlFile whole = parser.parse(file);
      if (!problems) {
        cut += stretches.size() > 1 ? 1 : 0;
        String about = "seed " + seed + ": " + file.text();
        assertEquals(written(whole.documents()), written(documents), about);
        assertEquals(whole.comments(), comments, about);
      }
      boolean mended = file.text().contains("\t");
      assertEquals(
          mended && problems || !whole.problems().isEmpty(),
          problems,
          "seed " + seed + ": " + file.text());
    }
    assertTrue(cut > 1000, "many texts are cut and have no problem: " + cut);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int lines = random.nextInt(12); lines >= 0; lines--) {
      text.append(LINES[random.nextInt(random.nextInt(3) == 0 ? 12 : LINES.length)]);
    }
    return text.toString();
  }

  private static String written(List<YamlDocument> documents) {
    StringBuilder out = new StringBuilder();
    for (YamlDocument document : documents) {
      out.append("\ndocument ").append(document.span());
      write(document.root(), out);
    }
    return out.toString();
  }

  private static void write(YamlNode node, StringBuilder out) {
    if (node instanceof YamlMapping mapping) {
      out.append(mapping.span());
      for (YamlEntry entry : mapping.entries()) {
        out.append(entry.key()).append(entry.merged());
        write(entry.value(), out);
      }
    } else if (node instanceof YamlSequence sequence) {
      out.append(sequence.span());
      sequence.items().forEach(item -> write(item, out));
    } else {
      out.append(node);
    }
  }

  @Test
  void aShortFileIsOne() {
    SourceFile file = new SourceFile("t.yaml", "a: 1\n---\nb: 1\n");
    assertEquals(List.of(new DocumentChunk(0, 14, 1)), parser.stretches(file));
    assertEquals(
        List.of(new DocumentChunk(0, 5, 1), new DocumentChunk(5, 14, 2)),
        YamlParser.stretches(file, 1));
  }

  @Test
  void aLongFileIsSeveral() {
    SourceFile file = new SourceFile("t.yaml", "---\na: 1\n".repeat(20_000));
    List<DocumentChunk> stretches = parser.stretches(file);
    assertEquals(3, stretches.size());
    int documents = 0;
    for (DocumentChunk stretch : stretches) {
      documents += parser.parse(file, stretch, 3).documents().size();
    }
    assertEquals(20_000, documents);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\t1}\n---\nb: 1\n", // tabs of JSON become blanks in all of it
        "%TAG ! tag:x,2026:\n---\na: !x 1\n---\nb: 1\n",
        "a: 1\n...\n%YAML 1.1\n---\nb: 1\n",
        "a: 1\n---\n\uFEFFb: 1\n---\nc: 1\n"
      })
  void whatReachesFromOneDocumentIntoTheNextForbidsACut(String text) {
    assertEquals(1, YamlParser.stretches(new SourceFile("t.yaml", text), 1).size());
  }

  @Test
  void eachHasItsShareOfTheDocumentsThatAFileMayHave() {
    YamlLimits few = new YamlLimits(100, 1000, 1000, 10, 1024);
    SourceFile file = new SourceFile("t.yaml", "---\na: 1\n".repeat(6));
    DocumentChunk whole = new DocumentChunk(0, file.text().length(), 1);
    YamlParser strict = new YamlParser(few);
    assertEquals(List.of(), strict.parse(file, whole, 1).problems());
    List<YamlError.Kind> kinds = new ArrayList<>();
    strict.parse(file, whole, 2).problems().forEach(problem -> kinds.add(problem.kind()));
    assertEquals(List.of(YamlError.Kind.LIMIT), kinds);
  }
}
