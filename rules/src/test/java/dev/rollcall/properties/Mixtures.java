package dev.rollcall.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Mixes manifests out of the examples of the rules: documents of several, with lines that are lost,
 * doubled, moved or replaced, in the layouts that editors leave. The same seed gives the same text.
 */
final class Mixtures {

  static final Path EXAMPLES = Path.of("../examples");
  static final Path FIXTURES = Path.of("../rules/src/main/resources/dev/rollcall/rules");
  static final Path CASES = Path.of("../rules/src/test/resources/dev/rollcall/rules");
  static final Path CORPUS = Path.of("../../shared/corpus/real");

  private static final String[] VALUES = {
    "null",
    "{}",
    "[]",
    "''",
    "~",
    "0",
    "-1",
    "1e3",
    "yes",
    "\"\"",
    "a b",
    "🐳",
    "İstanbul",
    "ﬁ",
    "'\u202Eevil'",
    "\"\\u0000\"",
    "2026-11-21",
    "0x1F",
    "100%",
    "300m",
    "1.5Gi",
    "*",
    "!!str x",
    "{{ .Values.x }}"
  };

  private static final String[] LINES = {
    "        kubernetes.io/os: linux",
    "      nodeSelector: {beta.kubernetes.io/os: linux}",
    "      tolerations: [{key: node-role.kubernetes.io/master, effect: NoSchedule}]",
    "      hostNetwork: true",
    "  unknwonField: 🐳🐳 # İ\t",
    "# a comment, 🦑 and so on",
    "    annotations: {note: \"🐳 \\t 🐳\"}",
    "\t",
    "---",
    "..."
  };

  /** The ways in which one text can be laid out. */
  enum Layout {
    AS_IT_IS,
    CRLF,
    CR,
    BOM,
    NO_LAST_NEWLINE,
    TABS,
    ASTRAL,
    EXOTIC_BREAKS;

    String of(String text) {
      return switch (this) {
        case AS_IT_IS -> text;
        case CRLF -> text.replace("\n", "\r\n");
        case CR -> text.replace('\n', '\r');
        case BOM -> "\uFEFF" + text;
        case NO_LAST_NEWLINE -> text.stripTrailing();
        case TABS -> text.replace("\n", "\t\n").replace(": ", ":\t");
        case ASTRAL -> text.replace("\n", " # 🐳🐳🐳\n");
        case EXOTIC_BREAKS -> text.replace("\n", " # \u0085\u2028\u2029\n");
      };
    }
  }

  private final List<String> documents;

  private Mixtures(List<String> documents) {
    this.documents = documents;
  }

  static Mixtures ofExamples() throws IOException {
    List<String> documents = new ArrayList<>();
    for (Path file : manifests(FIXTURES, CASES, EXAMPLES)) {
      for (String document : Files.readString(file).split("(?m)^---.*\n")) {
        if (!document.isBlank()) {
          documents.add(document.endsWith("\n") ? document : document + "\n");
        }
      }
    }
    return new Mixtures(documents);
  }

  /** Returns mixtures of those documents that are of a kind. */
  Mixtures only(Predicate<String> wanted) {
    return new Mixtures(documents.stream().filter(wanted).toList());
  }

  /** Returns what is to be read below the directories, in the order of the names. */
  static List<Path> manifests(Path... roots) throws IOException {
    List<Path> manifests = new ArrayList<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(Mixtures::isManifest).sorted().forEach(manifests::add);
        }
      }
    }
    return manifests;
  }

  private static boolean isManifest(Path file) {
    String name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  /** Returns a file of a few documents, each an example whose lines were interfered with. */
  String broken(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      text.append("---\n").append(damaged(random));
    }
    return Layout.values()[random.nextInt(Layout.values().length)].of(text.toString());
  }

  /** Returns the documents of all examples in a random order, each object once. */
  List<String> objects(Random random) {
    List<String> objects = new ArrayList<>(documents);
    Collections.shuffle(objects, random);
    return objects;
  }

  /** Returns one example whose lines were interfered with. */
  private String damaged(Random random) {
    List<String> lines = new ArrayList<>(List.of(one(documents, random).split("\n")));
    for (int i = random.nextInt(5); i > 0 && !lines.isEmpty(); i--) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      switch (random.nextInt(6)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, line);
        case 2 -> lines.set(random.nextInt(lines.size()), line);
        case 3 -> lines.add(at, LINES[random.nextInt(LINES.length)]);
        case 4 -> lines.set(at, " ".repeat(random.nextInt(4)) + line);
        default -> lines.set(at, valued(line, VALUES[random.nextInt(VALUES.length)]));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String valued(String line, String value) {
    int colon = line.indexOf(": ");
    return colon < 0 ? line + " " + value : line.substring(0, colon + 2) + value;
  }

  private static String one(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
