package dev.rollcall.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/** The reader of plain YAML builds the trees that the library's events make, or none. */
final class PlainYamlReaderTest {

  private static final String[] PIECES = {
    "a",
    "b: ",
    "c:",
    "- ",
    "-",
    "key: value\n",
    "  ",
    " ",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "# c",
    " # c\n",
    "---\n",
    "---",
    "...",
    "|\n",
    "|-\n",
    ">\n",
    ">+\n",
    "|2\n",
    "> # c\n",
    "'",
    "\"",
    "'it'",
    "\"so\"",
    "''",
    "\\n",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    ": ",
    ":",
    "?",
    "? ",
    "!t ",
    "&a ",
    "*a",
    "<<: ",
    "~",
    "null",
    "yes",
    "012",
    "1e3",
    ".inf",
    "\t",
    "%",
    "@",
    "`",
    "$(X)",
    "--flag=x",
    "http://x:80/a#b",
    "x y z",
    "\r\n",
    "\r",
    "é",
  };

  private final StringInterner words = new StringInterner();
  private final AsciiBuffers buffers = new AsciiBuffers();

  @Test
  void itReadsMadeUpTextsAsTheLibraryDoes() {
    int plain = 0;
    for (int seed = 0; seed < 60_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(16); pieces > 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      plain += agrees(text.toString(), "seed " + seed) ? 1 : 0;
    }
    assertTrue(plain > 5_000, plain + " of them are plain");
  }

  @Test
  void itReadsBrokenManifestsAsTheLibraryDoes() throws IOException {
    List<String> manifests = manifests();
    int plain = 0;
    for (int seed = 0; seed < 4_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(manifests.get(random.nextInt(manifests.size())));
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(4));
        String piece = random.nextBoolean() ? "" : PIECES[random.nextInt(PIECES.length)];
        text.replace(at, end, piece);
      }
      plain += agrees(text.toString(), "seed " + seed) ? 1 : 0;
    }
    assertTrue(plain > 1_000, plain + " of them are plain");
  }

  @Test
  void itReadsManifestsWithoutTheLibrary() throws IOException {
    List<String> left = new ArrayList<>();
    int read = 0;
    for (String manifest : manifests()) {
      if (agrees(manifest, manifest)) {
        read++;
      } else {
        left.add(manifest);
      }
    }
    assertTrue(read > 10 * left.size(), () -> String.join("\n-----\n", left));
  }

  private static List<String> manifests() throws IOException {
    List<String> manifests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("..", "examples"))) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".yaml")) {
          String text = Files.readString(file);
          manifests.add(text);
        }
      }
    }
    return manifests;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1",
        "a:\n- b\n-\n- c: d\n  e:\n",
        "---\n# nothing\n---\n",
        "  a:\n     b: [c, \"d\", {e: 'f'}, []]\n",
        "- a\n-   b: c\n    d: >-\n      e\n\n      f\n       g\n",
        "a: |+\n  b\n\n\n# c\n",
        "a: |\n\n\n    b\n   \n  # c\n",
        "a: # b\n  c: d # e\n",
        "- --option=1\n- -1\n- http://x:80/#a\n",
        "a: |\n  b",
        "a: |\n  b\n  ",
        "a b: c#d e\n",
        "1: yes\n'2': \"no\"\n",
      })
  void itReads(String text) {
    assertTrue(agrees(text, text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\n  c\n",
        "a: \"b\n  c\"\n",
        "a: [b,\n  c]\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !!str b\n",
        "? a\n",
        "<<: {a: b}\n",
        "~: a\n",
        "a: |1\n b\n",
        "a: 'it''s'\n",
        "a: \"\\t\"\n",
        "a:\tb\n",
        "a: .inf\n",
        "a: b: c\n",
        "a: b\n c: d\n",
        "%YAML 1.1\n---\na: b\n",
        "--- a\n",
        "a: b\n...\n",
        "text\n",
        "{a: b}\n",
        "a: @b\n",
        "a: \"b\"c\n",
        "a : b\n",
        "a: b\r\n",
        "a: é\n",
      })
  void itLeavesToTheLibrary(String text) {
    assertNull(read(text, 0, 10, YamlLimits.DEFAULT));
  }

  @Test
  void itLeavesWhatIsOverALimitToTheLibrary() {
    String text = "a:\n- b: c\n---\nd: e\n";
    assertNotNull(read(text, 0, 2, new YamlLimits(3, 0, 6, 2, 1)));
    assertNull(read(text, 0, 1, new YamlLimits(3, 0, 6, 2, 1)));
    assertNull(read(text, 0, 2, new YamlLimits(2, 0, 6, 2, 1)));
    assertNull(read(text, 0, 2, new YamlLimits(3, 0, 5, 2, 1)));
    assertNull(read(text, 0, 2, new YamlLimits(3, 0, 6, 2, 0)));
  }

  private @Nullable List<YamlDocument> read(String text, int lines, int most, YamlLimits limits) {
    if (!new SourceFile("", text).characters().isPlain()) {
      return null;
    }
    byte[] ascii = buffers.with(text);
    int length = text.length();
    List<YamlDocument> documents =
        PlainYamlReader.read(new PlainText(ascii, length, lines, words), most, limits);
    buffers.giveBack(ascii);
    return documents;
  }

  /** Returns whether a text was read at all; fails if the library reads another tree. */
  private boolean agrees(String text, String about) {
    List<YamlDocument> found = read(text, 7, 10, YamlLimits.DEFAULT);
    if (found != null) {
      assertEquals(String.valueOf(library(text, 7)), written(found), () -> about + ":\n" + text);
    }
    return found != null;
  }

  private @Nullable String library(String text, int lines) {
    LoaderOptions options = new LoaderOptions();
    TreeBuilder.Shift shift = TreeBuilder.Shift.of(lines, new ByteOrderMarks(text), text);
    AsciiStreamReader ascii = AsciiStreamReader.of(text);
    StreamReader reader = ascii == null ? new LightMarkReader(text) : ascii;
    TreeBuilder builder =
        new TreeBuilder(
            new ParserImpl(new CachingScanner(new ScannerImpl(reader, options))),
            YamlLimits.DEFAULT,
            shift,
            words);
    List<YamlDocument> documents = new ArrayList<>();
    try {
      for (YamlDocument next = builder.next(); next != null; next = builder.next()) {
        documents.add(next);
      }
    } catch (YAMLException | TreeBuilder.Refused e) {
      return e.getMessage();
    }
    return written(documents);
  }

  private static String written(List<YamlDocument> documents) {
    StringBuilder out = new StringBuilder();
    for (YamlDocument document : documents) {
      out.append(document.span()).append('\n');
      if (document.root() != null) {
        write(document.root(), out);
      }
    }
    return out.toString();
  }

  private static void write(YamlNode node, StringBuilder out) {
    if (node instanceof YamlMapping mapping) {
      out.append("map ").append(mapping.flow()).append(mapping.span()).append('\n');
      for (YamlEntry entry : mapping.entries()) {
        out.append(entry.merged() ? "merged " : "key ");
        write(entry.key(), out);
        write(entry.value(), out);
      }
    } else if (node instanceof YamlSequence sequence) {
      out.append("list ").append(sequence.flow()).append(sequence.span());
      out.append(sequence.items().size()).append('\n');
      sequence.items().forEach(item -> write(item, out));
    } else if (node instanceof YamlScalar scalar) {
      String type = scalar.value() == null ? "null" : scalar.value().getClass().getSimpleName();
      out.append(scalar).append(type).append('\n');
    }
  }
}
