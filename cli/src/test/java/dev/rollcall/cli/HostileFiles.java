package dev.rollcall.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes files that were made to break whatever reads them, none larger than a few megabytes. */
final class HostileFiles {

  static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: agent
        labels: {app: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            tolerations:
            - {key: a, operator: Exists, effect: NoSchedule}
            containers:
            - name: agent
              image: example.org/agent:1.4.2
              resources: {requests: {cpu: 10m, memory: 20Mi}, limits: {memory: 20Mi}}
      """;

  private final Path directory;
  private final List<Path> files = new ArrayList<>();

  private HostileFiles(Path directory) {
    this.directory = directory;
  }

  /** Writes all of them and returns where they are. */
  static List<Path> into(Path directory) throws IOException {
    HostileFiles hostile = new HostileFiles(directory);
    hostile.nesting();
    hostile.aliases();
    hostile.sizes();
    hostile.collisions();
    hostile.tabsAndBreaks();
    hostile.bytes();
    hostile.values();
    hostile.cutAndMixed();
    return hostile.files;
  }

  private void text(String name, String text) throws IOException {
    bytes(name + ".yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(String name, byte[] bytes) throws IOException {
    files.add(Files.write(directory.resolve(name), bytes));
  }

  private void nesting() throws IOException {
    for (int depth : new int[] {99, 101, 1_000, 10_000, 200_000}) {
      text("flow-lists-" + depth, "a: " + "[".repeat(depth) + "]".repeat(depth) + "\n");
      text("flow-maps-" + depth, "{a: ".repeat(depth) + "1" + "}".repeat(depth) + "\n");
      text("open-lists-" + depth, "[".repeat(depth));
      text("json-" + depth, "{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
      text("dashes-" + depth, "- ".repeat(depth) + "1\n");
      text("questions-" + depth, "? ".repeat(depth) + "1\n");
    }
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      deep.append(" ".repeat(i)).append("a:\n");
    }
    text("block-maps", deep.toString());
    StringBuilder lists = new StringBuilder("kind: List\nitems:\n");
    for (int i = 0; i < 40; i++) {
      lists.append(" ".repeat(i)).append("- kind: List\n");
      lists.append(" ".repeat(i)).append("  items:\n");
    }
    text("lists-in-lists", lists.toString());
  }

  private void aliases() throws IOException {
    for (String open : new String[] {"[", "{a: "}) {
      StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
      String separator = open.equals("[") ? "," : ", b: ";
      String close = open.equals("[") ? "]" : "}";
      for (int i = 1; i < 40; i++) {
        String alias = "*a" + (i - 1);
        laughs.append("a" + i + ": &a" + i + " " + open + alias + separator + alias + close + "\n");
      }
      text("billion-laughs-" + (open.equals("[") ? "lists" : "maps"), laughs.toString());
    }
    StringBuilder merges = new StringBuilder("a0: &a0 {k0: v, k1: v}\n");
    for (int i = 1; i < 40; i++) {
      String alias = "*a" + (i - 1);
      merges.append(
          "a" + i + ": &a" + i + " {<<: [" + alias + ", " + alias + "], k" + i + ": v}\n");
    }
    text("merge-laughs", merges.toString());
    StringBuilder wide = new StringBuilder("m: &m {");
    for (int i = 0; i < 900; i++) {
      wide.append("k").append(i).append(": v, ");
    }
    wide.append("}\n");
    for (int i = 0; i < 990; i++) {
      wide.append("u").append(i).append(": {<<: *m}\n");
    }
    text("wide-merges", wide.toString());
    text("cycle-list", "a: &a [*a]\n");
    text("cycle-map", "&a {b: *a}\n");
    text("cycle-merge", "a: &a {<<: *a}\n");
    text("unknown-alias", "a: *nothing\n");
    text("many-anchors", "- &a x\n- *a\n".repeat(50_000));
    text("anchor-name", "a: &" + "x".repeat(1_000_000) + " 1\n");
    text("alias-of-object", "a: &a {spec: &s {x: 1}}\nb: [*a, *s, *a]\n" + AGENT);
  }

  private void sizes() throws IOException {
    text("empty", "");
    text("empty-documents", "---\n".repeat(300_000));
    text("ends", "...\n".repeat(300_000));
    text("broken-documents", "--- {\n".repeat(100_000));
    text("broken-documents-apart", "---\na: ]\n".repeat(50_000));
    text("agents", (AGENT + "---\n").repeat(300));
    text("comments", "# rollcall: ignore all-at-once -- x\n".repeat(20_000) + AGENT);
    text("trailing-comments", "a: b # rollcall: ignore on-delete -- x\n".repeat(10_000));
    text("long-line", "a: " + "x".repeat(4_000_000) + "\n");
    text("long-key", "x".repeat(2_000_000) + ": 1\n");
    text("long-name", AGENT.replace("name: agent", "name: " + "x".repeat(500_000)));
    text("long-comment", "#" + "x".repeat(4_000_000) + "\n" + AGENT);
    text("long-block", "a: |\n" + "  x\n".repeat(500_000));
    text("wide-list", "a: [" + "1, ".repeat(500_000) + "1]\n");
    text("json-line", "{\"items\": [" + "{\"kind\": \"X\"}, ".repeat(100_000) + "{}]}");
    text("items", "kind: List\nitems:\n" + "- {kind: Node, metadata: {name: x}}\n".repeat(3_000));
    String toleration = "      - {key: a, operator: Exists}\n";
    text("tolerations", many("tolerations", toleration, 3_000));
    text("containers", many("initContainers", "      - {name: a, image: b}\n", 3_000));
    text("volumes", many("volumes", "      - {name: a, emptyDir: {}}\n", 3_000));
  }

  private static String many(String field, String item, int count) {
    String spec = "    spec:\n";
    String items = spec + "      " + field + ":\n" + item.repeat(count);
    return AGENT
        .replace(spec, items)
        .replace(
            "      tolerations:\n      - {key: a, operator: Exists, effect: NoSchedule}\n", "");
  }

  /** The strings "Aa" and "BB" have one hash, and so has whatever is made of them. */
  private void collisions() throws IOException {
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < 1 << 14; i++) {
      StringBuilder key = new StringBuilder();
      for (int bit = 0; bit < 14; bit++) {
        key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      labels.append(key).append(": x, ");
    }
    text("colliding-keys", "{" + labels + "}\n");
    text(
        "colliding-labels",
        AGENT.replace("labels: {app: agent}\nspec", "labels: {" + labels + "}\nspec"));
    text(
        "colliding-selector",
        AGENT.replace("matchLabels: {app: agent}", "nodeSelector: {" + labels + "}"));
    text(
        "colliding-node",
        "apiVersion: v1\nkind: Node\nmetadata: {name: n, labels: {" + labels + "}}\n");
    text("same-key", "a: 1\n".repeat(20_000));
  }

  private void tabsAndBreaks() throws IOException {
    text("tabs", "a:\tb\n".repeat(20_000));
    text("tabs-in-flow", "{" + "a:\t1,\t".repeat(50_000) + "}");
    text("tab-indent", "a:\n\tb: 1\n".repeat(1_000));
    text("carriage-returns", AGENT.replace("\n", "\r"));
    text("windows", AGENT.replace("\n", "\r\n"));
    text("next-lines", AGENT.replace("\n", "\u0085"));
    text("separators", AGENT.replace("\n", "\u2028"));
    text("no-end", AGENT.strip());
    text("marks", "\uFEFF" + AGENT + "---\n\uFEFF" + AGENT);
    text("directives", "%YAML 1.1\n".repeat(10_000) + "--- 1\n");
    text("tags", "%TAG ! tag:x,2000:\n---\na: !%A b\n");
    text("java-tags", "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n");
    text("template", "{{ include \"x\" . }}\n".repeat(50_000));
    text("open-templates", "{{".repeat(500_000));
    text("quotes", "\"".repeat(100_001));
    text("open-quote", "a: \"" + "\\x41".repeat(500_000));
    text("bad-escape", "a: \"\\q\\U99999999\"\n");
    text("folded", "a: >-9999999999999\n  x\n");
  }

  private void bytes() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    bytes("all-bytes.yaml", all);
    bytes("zeros.yaml", new byte[1_000_000]);
    bytes("invalid.yaml", new byte[] {'a', ':', ' ', (byte) 0xC0, (byte) 0x80});
    bytes("half.json", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'});
    bytes("utf16.yaml", ("\uFEFF" + AGENT).getBytes(StandardCharsets.UTF_16LE));
    bytes("surrogate.yaml", new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xD8, 0, 0, 'a'});
    bytes("archive.yaml", new byte[] {'P', 'K', 3, 4, 20, 0, 8, 0});
    Random random = new Random(11);
    for (int i = 0; i < 25; i++) {
      byte[] noise = new byte[2_000];
      random.nextBytes(noise);
      bytes("noise-" + i + ".yaml", noise);
    }
  }

  private void values() throws IOException {
    String[] hostile = {
      "9".repeat(100_000),
      "1e999999999",
      "0x" + "F".repeat(10_000),
      "-0",
      ".inf",
      ".nan",
      "~",
      "0b" + "1".repeat(10_000),
      "190:20:30",
      "2001-12-14t21:59:43.10-05:00",
      "!!int x",
      "!!binary '*'",
      "!!float []",
      "\"\\0\"",
      "\"\\u202e\"",
      "\"\\ud800\"",
      "[]",
      "{}",
      "null",
      "\"" + "a.".repeat(50_000) + "\"",
      "\"" + "(".repeat(50_000) + "\"",
      "-9223372036854775809",
      "9223372036854775808",
      "1e400",
      "1.5",
      "'100%%'",
      "'9999999999%'",
      "yes",
      "=",
      "<<",
      "\"" + "0".repeat(100_000) + "Ki\"",
      "1e2147483648",
      "1E-2147483649"
    };
    int n = 0;
    for (String value : hostile) {
      text("image-" + n, AGENT.replace("example.org/agent:1.4.2", value));
      text("cpu-" + n, AGENT.replace("10m", value));
      text(
          "grace-" + n,
          AGENT.replace(
              "    spec:\n", "    spec:\n      terminationGracePeriodSeconds: " + value + "\n"));
      text(
          "budget-" + n++,
          AGENT + "  updateStrategy: {rollingUpdate: {maxUnavailable: " + value + "}}\n");
    }
  }

  private void cutAndMixed() throws IOException {
    for (int end = 10; end < AGENT.length(); end += 23) {
      text("cut-" + end, AGENT.substring(0, end));
    }
    Random random = new Random(7);
    for (int i = 0; i < 25; i++) {
      StringBuilder mixed = new StringBuilder(AGENT);
      for (int j = 0; j < 12; j++) {
        int at = random.nextInt(mixed.length());
        mixed.setCharAt(at, "{}[]:,&*#?|->'\"%@`\n \t".charAt(random.nextInt(21)));
      }
      text("mixed-" + i, mixed.toString());
    }
  }

  /** Writes a file of one line, as long as asked for. */
  static Path jsonLine(Path file, long bytes) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [");
      String item = "{\"kind\": \"Secret\", \"data\": {\"a\": \"" + "x".repeat(1_000) + "\"}}, ";
      for (long written = 0; written < bytes; written += item.length()) {
        out.write(item);
      }
      out.write("{}]}");
    }
    return file;
  }
}
