package dev.rollcall.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes manifests line by line as the bytes of a fuzzer say: bytes alone seldom make a manifest
 * that gets past the YAML parser.
 */
final class Recipe {

  /** Inputs that begin with a smaller byte are recipes, all others are texts. */
  static final int MARK = 8;

  private static final int MAX_STEPS = 48;
  private static final int MAX_CHARS = 60_000;

  private static final List<String> SEEDS = SeedManifests.texts();

  private static final List<String> VALUES =
      List.of(
          "",
          "null",
          "~",
          "\"\"",
          "''",
          "[]",
          "{}",
          "[~]",
          "{a: {b: [c]}}",
          "true",
          "yes",
          "0",
          "-0",
          "-1",
          "1",
          "2",
          "100",
          "65536",
          "2147483647",
          "-2147483648",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "99999999999999999999",
          "1e3",
          "1e400",
          "0x7f",
          "010",
          "1_000",
          ".5",
          "1.",
          "+1",
          ".inf",
          "1.5Gi",
          "500m",
          "1n",
          "-3Ki",
          "8Ei",
          "1e40",
          "99999999999999999999Ei",
          "0%",
          "1%",
          "100%",
          "101%",
          "999999999%",
          "%",
          "30s",
          "1h1m1s",
          "*",
          "**",
          "a/b/c",
          "/",
          "-",
          "a=b",
          "\"a\\nb\"",
          "\"\\ud800\"",
          "\"\\0\"",
          "\"\\u001b[31m\"",
          "\"\\u202e\"",
          "\"\\uffff\"",
          "\"\\u2028\"",
          "'::error::x'",
          "\"=cmd|' /C calc'!A1\"",
          "</script><b>",
          "]]>",
          "{{ .Values.x }}",
          "\"%0A::x\"",
          "&a x",
          "*a",
          "&a [*a]",
          "!!binary aGk=",
          "!!binary '%'",
          "!!int \"08\"",
          "!x y",
          "!<> y",
          "? x",
          "|",
          ">-",
          "|9\n         x",
          "\"unclosed",
          "# c",
          "x # rollcall: ignore all",
          "<<: *a",
          "2026-11-21T00:00:00Z",
          "Exists",
          "Equal",
          "In",
          "NotIn",
          "DoesNotExist",
          "Gt",
          "Lt",
          "NoSchedule",
          "NoExecute",
          "PreferNoSchedule",
          "OnDelete",
          "RollingUpdate",
          "DaemonSet",
          "Node",
          "Pod",
          "List",
          "NodeList",
          "DaemonSetList",
          "apps/v1",
          "apps/v1beta2",
          "extensions/v1beta1",
          "v1",
          "kube-system",
          "system-node-critical",
          "windows",
          "linux",
          "Always",
          "Never",
          "kubernetes.io/hostname",
          "node.kubernetes.io/unschedulable",
          "localhost",
          "::1",
          "256.1.1.1",
          "10.0.0.0/8",
          "fe80::/10",
          "TCP",
          "UDP",
          "SCTP");

  private static final List<String> LINES =
      List.of(
          "---",
          "...",
          "%YAML 1.1",
          "%YAML 1.2",
          "%TAG ! x",
          "--- |",
          "- ",
          "-",
          "?",
          ": x",
          "# rollcall: ignore host-access",
          "# rollcall: ignore image-latest -- x until 2020-01-01",
          "# rollcall ignore",
          "# Source: a/templates/b.yaml",
          "\t",
          "\tx: y",
          "{",
          "}",
          "[",
          "]",
          "apiVersion: v1",
          "kind: Node",
          "kind: DaemonSet",
          "kind: List",
          "items:",
          "status:",
          "metadata: {name: n, generateName: x}",
          "  annotations: {rollcall.dev/ignore: \"x\"}",
          "spec: {taints: [{key: a, effect: NoSchedule}], unschedulable: true}",
          "      tolerations: [{operator: Exists}]",
          "      nodeSelector: {a: b}",
          "      nodeName: n",
          "      hostNetwork: true",
          "      dnsPolicy: None",
          "    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}",
          "  minReadySeconds: 30",
          "<<: {a: b}",
          "\u0085",
          "\u2028",
          "\ufeff",
          "a: &b [*b]",
          "\"a\": 'b'",
          "*x : y");

  private final Choices choices;
  private final List<String> lines = new ArrayList<>();

  private Recipe(Choices choices) {
    this.choices = choices;
  }

  /** Returns what an input means: a recipe is cooked, anything else stands for itself. */
  static byte[] cook(byte[] input) {
    if (input.length == 0 || (input[0] & 0xFF) >= MARK) {
      return input;
    }
    return new Recipe(new Choices(input, 1)).cook(input[0]).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the meaning of an input as text; bytes that are no UTF-8 are replaced. */
  static String text(byte[] input) {
    return new String(cook(input), StandardCharsets.UTF_8);
  }

  private String cook(int more) {
    lines.addAll(seed());
    for (int i = 0; i < more; i++) {
      lines.add("---");
      lines.addAll(seed());
    }
    for (int step = 0; step < MAX_STEPS && choices.hasMore() && !lines.isEmpty(); step++) {
      step(choices.below(lines.size()));
    }
    String text = String.join("\n", lines);
    return (text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text) + "\n";
  }

  private List<String> seed() {
    return List.of(SEEDS.get(choices.below(SEEDS.size())).split("\n"));
  }

  private void step(int at) {
    String line = lines.get(at);
    switch (choices.below(17)) {
      case 0, 1, 2 -> lines.set(at, head(line) + choose(VALUES));
      case 3 -> lines.set(at, head(line) + choices.text());
      case 4 -> lines.add(at, line);
      case 5 -> lines.remove(at);
      case 6 -> lines.set(at, "  " + line);
      case 7 -> lines.set(at, line.startsWith(" ") ? line.substring(1) : line);
      case 8 -> lines.add(at, indentOf(line) + choose(LINES).strip());
      case 9 -> lines.add(at, choose(LINES));
      case 10 -> lines.add(at, lines.get(choices.below(lines.size())));
      case 11 -> lines.set(at, head(line) + tail(lines.get(choices.below(lines.size()))));
      case 12 -> lines.set(at, keyOf(lines.get(choices.below(lines.size())), line) + tail(line));
      case 13 -> lines.add(at, choices.text());
      case 14 -> block(at);
      case 15 -> lines.set(at, insert(line, choices.text()));
      default -> lines.addAll(at, seed());
    }
  }

  private String choose(List<String> from) {
    return from.get(choices.below(from.size()));
  }

  /** Copies some lines to somewhere else. */
  private void block(int at) {
    int size = Math.min(1 + choices.below(20), lines.size() - at);
    List<String> copy = List.copyOf(lines.subList(at, at + size));
    lines.addAll(choices.below(lines.size()), copy);
  }

  private String insert(String line, String text) {
    int at = choices.below(line.length() + 1);
    return line.substring(0, at) + text + line.substring(at);
  }

  private static String indentOf(String line) {
    return " ".repeat(line.length() - line.stripLeading().length());
  }

  /** Returns the line up to its value. */
  private static String head(String line) {
    int colon = line.indexOf(": ");
    int dash = line.indexOf("- ");
    return colon >= 0
        ? line.substring(0, colon + 2)
        : dash >= 0 ? line.substring(0, dash + 2) : line + " ";
  }

  private static String tail(String line) {
    return line.substring(Math.min(line.length(), head(line).length()));
  }

  private static String keyOf(String line, String indented) {
    return indentOf(indented) + head(line).strip() + " ";
  }
}
