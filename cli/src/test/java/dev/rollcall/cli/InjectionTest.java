package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Puts text that terminals, build servers, browsers and spreadsheets would obey into every place of
 * the input, and looks at every output with the eyes of who reads it.
 */
@Tag("slow")
final class InjectionTest {

  /** What is written into manifests: escapes of YAML in double quotes. */
  private static final Map<String, String> PAYLOADS = new LinkedHashMap<>();

  static {
    PAYLOADS.put("terminal", "a\\x1b]0;owned\\x07\\x1b[2J\\x9b2J\\x08\\x7f");
    PAYLOADS.put(
        "lines", "=x\\n::error::owned\\r::error::owned\\n##[error]owned\\n::set-output n=1");
    PAYLOADS.put("commands", "::error::owned ##[error]owned ##vso[task.x]1 ##teamcity[x]");
    PAYLOADS.put("directions", "a\\u202Eb\\u2066c\\u200Fd\\u2028::error::e\\u2029f\\uFEFFg\\x85h");
    PAYLOADS.put("html", "</script><script>owned()</script><img src=x onerror=owned()>'\\\"`");
    PAYLOADS.put("xml", "]]><!--<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;\\uFFFF\\uD800");
    PAYLOADS.put("formula", "=cmd|'/c calc'!A1");
    PAYLOADS.put("formulas", "@x;=1+1\\t=2,+3\\\",-4");
    PAYLOADS.put("markdown", "[x](javascript:owned()) ![x](http://owned) <http://owned> | `x`");
    PAYLOADS.put("escapes", "%0A::error::owned %1$s {0} ${x} \\\\u001b {{policy}} {{data}}");
  }

  /** Where it is written: PAYLOAD stands for it, one line for each place. */
  private static final List<String> PLACES =
      List.of(
          "name: agent #1", // the mark is what is replaced in MANIFESTS
          "namespace: monitoring",
          "app: agent",
          "note: here",
          "key: dedicated",
          "value: gpu",
          "effect: NoSchedule",
          "disk: ssd",
          "name: main",
          "image: example.org/agent:1",
          "name: LEVEL",
          "value: debug",
          "priorityClassName: important",
          "name: logs",
          "path: /var/log",
          "cpu: 10m",
          "maxUnavailable: 1",
          "topologyKey: zone",
          "name: w-1",
          "zone: a",
          "key: maintenance",
          "nodeName: w-2",
          "name: agent-x",
          "terminationGracePeriodSeconds: 5",
          "- run",
          "kind: DaemonSet",
          "apiVersion: apps/v1",
          "unit: x");

  private static final String MANIFESTS =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: agent #1
        namespace: monitoring
        annotations:
          note: here
      spec:
        updateStrategy:
          rollingUpdate:
            maxUnavailable: 1
        selector:
          matchLabels:
            app: agent
        template:
          metadata:
            labels:
              app: agent
          spec:
            priorityClassName: important
            terminationGracePeriodSeconds: 5
            nodeSelector:
              disk: ssd
            tolerations:
            - key: dedicated
              operator: Equal
              value: gpu
              effect: NoSchedule
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {x: y}}
                  topologyKey: zone
            containers:
            - name: main
              image: example.org/agent:1
              args:
              - run
              env:
              - name: LEVEL
                value: debug
              resources:
                requests:
                  cpu: 10m
              volumeMounts:
              - name: logs
                mountPath: /logs
            volumes:
            - name: logs
              hostPath:
                path: /var/log
      ---
      apiVersion: v1
      kind: Node
      metadata:
        name: w-1
        labels:
          disk: ssd
          zone: a
      spec:
        taints:
        - key: maintenance
          effect: NoSchedule
      status:
        allocatable: {cpu: 5m, pods: 10}
        conditions: [{type: Ready, status: "True"}]
      ---
      apiVersion: v1
      kind: Node
      metadata:
        name: w-2
        labels: {disk: ssd}
      status:
        allocatable: {cpu: 1, pods: 10, memory: 1Gi}
        conditions: [{type: Ready, status: "True"}]
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: agent-x
        namespace: monitoring
        labels: {app: agent}
        ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: x, controller: true}]
      spec:
        nodeName: w-2
        containers: [{name: main, image: x}]
      status: {phase: Running}
      ---
      apiVersion: example.org/v1
      kind: Other
      metadata: {name: x}
      unit: x
      """;

  /** What is run over the state in {@code before} and the one in {@code after}. */
  private static final List<String> COMMANDS =
      List.of(
          "place --format text after",
          "place --format text --wide after",
          "place --format text --node w-2 after",
          "place --format text --daemonset agent after",
          "place --format csv after",
          "place --format csv --wide after",
          "place --format json after",
          "place --format html after",
          "diff --format text before after",
          "diff --format json before after",
          "diff --format html before after",
          "rollout --format text before after",
          "rollout --format json before after",
          "rollout --format html before after");

  private static final List<String> FORMATS =
      List.of("json", "text", "sarif", "junit", "github", "gitlab", "checkstyle", "html");

  @TempDir private Path directory;

  /** Returns the manifests with the payload as value of the place, and as key where it is a map. */
  private static List<String> attacked(String place, String payload) {
    String quoted = '"' + payload + '"';
    int colon = place.indexOf(": ");
    String plain = place.replace(" #1", "");
    String value = colon < 0 ? "- " + quoted : plain.substring(0, plain.indexOf(": ") + 2) + quoted;
    List<String> all = new ArrayList<>();
    all.add(MANIFESTS.replace(place + "\n", value + "\n"));
    if (colon > 0) {
      all.add(MANIFESTS.replace(place + "\n", quoted + plain.substring(colon) + "\n"));
    }
    return all;
  }

  static List<String> places() {
    return PLACES;
  }

  @ParameterizedTest
  @MethodSource("places")
  void everyPlaceIsHarmlessInEveryOutput(String place) throws IOException {
    assertTrue(MANIFESTS.contains(place + "\n"), place);
    for (String payload : List.of("lines", "commands")) {
      for (String attacked : attacked(place, PAYLOADS.get(payload))) {
        everyOutput(attacked, payload + " at " + place);
      }
    }
  }

  static Set<String> payloads() {
    return PAYLOADS.keySet();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void everyPayloadIsHarmlessInEveryOutput(String name) throws IOException {
    String payload = PAYLOADS.get(name);
    String everywhere = MANIFESTS;
    for (String place : PLACES) {
      if (!place.startsWith("kind") && !place.startsWith("apiVersion")) {
        String key = place.replace(" #1", "");
        int colon = key.indexOf(": ");
        String value = colon < 0 ? "- " : key.substring(0, colon + 2);
        everywhere = everywhere.replace(place + "\n", value + '"' + payload + "\"\n");
      }
    }
    everyOutput(everywhere, name + " everywhere");
  }

  private void everyOutput(String manifests, String what) throws IOException {
    Files.createDirectories(directory.resolve("before"));
    Files.createDirectories(directory.resolve("after"));
    Files.writeString(directory.resolve("before/a.yaml"), MANIFESTS.replace("agent:1", "agent:0"));
    Files.writeString(directory.resolve("after/a.yaml"), manifests);
    everyFormat(directory, "after", what);
    for (String command : COMMANDS) {
      CommandRun run = CommandRun.in(directory, "", command.split(" "));
      assertTrue(run.code() >= 0 && run.code() <= 3, command + run.err());
      assertFalse(run.err().contains("crashed"), command + run.err());
      String format = command.replaceAll(".*--format ([a-z]+).*", "$1");
      OutputSafety.check(run.code() == 2 ? "text" : format, run.out(), command + ", " + what);
      OutputSafety.check("text", run.err(), command + " (errors), " + what);
    }
  }

  /** Lints once, in all formats. */
  private static void everyFormat(Path tree, String path, String what) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("lint", "--profile", "strict", path));
    Path reports = Files.createTempDirectory(tree, ".reports");
    for (String format : FORMATS) {
      arguments.addAll(List.of("--format", format, "--output", reports.resolve(format).toString()));
    }
    CommandRun run = CommandRun.in(tree, "", arguments.toArray(String[]::new));
    assertTrue(run.code() == 1 || run.code() == 3 || run.code() == 0, run.err());
    OutputSafety.check("text", run.out() + run.err(), what);
    for (String format : FORMATS) {
      String report = Files.readString(reports.resolve(format));
      assertFalse(report.contains("rule-crash"), report);
      OutputSafety.check(format, report, "lint --format " + format + ", " + what);
    }
  }

  @Test
  void namesOfFilesAndDirectoriesAreHarmless() throws IOException {
    for (String name :
        List.of(
            "a\u001b]0;x\u0007.yaml",
            "x\n::error::owned.yaml",
            "::error::owned.yaml",
            "##[error]owned ##vso[x].yaml",
            "a\u202Eb\u2066.yaml",
            "<script>owned()<",
            "=cmd'\"&.yaml",
            "[x](javascript:owned()).yaml",
            "%0A::error::owned,line=1:x.yaml")) {
      Path tree = Files.createTempDirectory(directory, "tree");
      Path file =
          name.endsWith(".yaml") ? tree.resolve(name) : tree.resolve(name).resolve("script>.yaml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, CliRunner.BAD + "---\n\ta: [\n");
      Path before = Files.createDirectories(tree.resolve("before"));
      Files.writeString(before.resolve(file.getFileName().toString()), "a: [\n");
      everyFormat(tree, ".", name);
      for (String command : COMMANDS) {
        String[] arguments = command.replace(" before after", " before .").split(" ");
        arguments[arguments.length - 1] = ".";
        String format = command.replaceAll(".*--format ([a-z]+).*", "$1");
        CommandRun run = CommandRun.in(tree, "", arguments);
        OutputSafety.check(run.code() == 2 ? "text" : format, run.out(), command + ", " + name);
        OutputSafety.check("text", run.err(), command + " (errors), " + name);
      }
    }
  }

  @Test
  void rawTextInCommentsAndBrokenFilesIsHarmless() throws IOException {
    for (String raw :
        List.of(
            "# rollcall: ignore x\u202E::error:: -- ##[error]owned <script>owned()</script>\n",
            "a: \u001b[2Jb\n",
            "::error::owned\n",
            "##vso[x]: [\n",
            "a: *::error::owned##[error]\n",
            "\"::error::owned\": {{ .Values.x }}\n")) {
      everyOutput(raw + MANIFESTS, raw);
      everyOutput(MANIFESTS + "---\n" + raw, raw);
    }
  }

  @Test
  void configurationsAndArgumentsAreHarmless() throws IOException {
    Files.writeString(directory.resolve("agent.yaml"), CliRunner.BAD);
    for (String payload :
        List.of(
            "x\u001b[2J\u202E", "x\n::error::owned", "::error::owned", "##[error]##vso[x]owned")) {
      for (String line :
          List.of(
              "lint --rule PAYLOAD agent.yaml",
              "lint --format PAYLOAD agent.yaml",
              "lint --limit PAYLOAD agent.yaml",
              "lint --limit PAYLOAD=1 agent.yaml",
              "lint --profile PAYLOAD agent.yaml",
              "lint --fail-on PAYLOAD agent.yaml",
              "lint --kubernetes-version PAYLOAD agent.yaml",
              "lint --cluster PAYLOAD agent.yaml",
              "lint --config PAYLOAD agent.yaml",
              "lint --baseline PAYLOAD agent.yaml",
              "lint --changed-since PAYLOAD agent.yaml",
              "lint --output no/PAYLOAD agent.yaml",
              "lint --PAYLOAD agent.yaml",
              "lint --fix=PAYLOAD agent.yaml",
              "lint PAYLOAD",
              "place --node PAYLOAD agent.yaml",
              "place --daemonset PAYLOAD agent.yaml",
              "place --label PAYLOAD agent.yaml",
              "place --taint PAYLOAD agent.yaml",
              "place --cordon PAYLOAD agent.yaml",
              "place --add-nodes PAYLOAD --like x agent.yaml",
              "place PAYLOAD",
              "diff PAYLOAD git:PAYLOAD",
              "diff git:PAYLOAD agent.yaml",
              "rollout --ready-after PAYLOAD agent.yaml agent.yaml",
              "rollout --broken PAYLOAD agent.yaml agent.yaml",
              "explain PAYLOAD",
              "clusters PAYLOAD",
              "config PAYLOAD",
              "schema PAYLOAD",
              "completion PAYLOAD",
              "PAYLOAD")) {
        List<String> arguments = new ArrayList<>();
        for (String word : line.split(" ")) {
          arguments.add(word.replace("PAYLOAD", payload));
        }
        CommandRun run = CommandRun.in(directory, "", arguments.toArray(String[]::new));
        OutputSafety.check("text", run.out(), line + payload);
        OutputSafety.check("text", run.err(), line + payload);
        assertFalse(run.err().contains("crashed"), run.err());
      }
      String quoted = payload.replace("\n", "\\n").replace("\u001b", "\\e");
      for (String config :
          List.of(
              "\"PAYLOAD\": 1\n",
              "rules: {\"PAYLOAD\": off}\n",
              "cluster: \"PAYLOAD\"\n",
              "exclude: [\"PAYLOAD\"]\n",
              "schemas: [\"PAYLOAD\"]\n",
              "rules: {budget-below-one-pod: {severity: \"PAYLOAD\"}}\n")) {
        Files.writeString(directory.resolve(".rollcall.yaml"), config.replace("PAYLOAD", quoted));
        for (String command :
            List.of("lint agent.yaml", "config --check .", "config .", "place agent.yaml")) {
          CommandRun run = CommandRun.in(directory, "", command.split(" "));
          OutputSafety.check("text", run.out(), command + config + payload);
          OutputSafety.check("text", run.err(), command + config + payload);
        }
        Files.delete(directory.resolve(".rollcall.yaml"));
      }
    }
  }

  @Test
  void terminalsGetNoSequencesButOurOwn() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (String payload : List.of("terminal", "lines", "directions")) {
      for (String place : PLACES) {
        Files.createDirectories(directory.resolve("before"));
        Files.writeString(directory.resolve("before/a.yaml"), MANIFESTS);
        Files.createDirectories(directory.resolve("after"));
        Files.writeString(
            directory.resolve("after/a.yaml"), attacked(place, PAYLOADS.get(payload)).get(0));
        for (String command :
            List.of(
                "lint after",
                "lint --diff after",
                "place after",
                "place --wide after",
                "diff before after",
                "rollout before after")) {
          String out = interactive(command);
          out.lines().forEach(line -> seen.addAll(OutputSafety.sequences(line)));
          OutputSafety.check("text", OutputSafety.withoutColours(out), command + payload + place);
        }
      }
    }
    Set<String> own =
        Set.of(
            "\u001b[0m", "\u001b[1;31m", "\u001b[1;33m", "\u001b[1;36m", "\u001b[1m", "\u001b[2m");
    assertTrue(own.containsAll(seen) && seen.contains("\u001b[1;31m"), seen.toString());
  }

  private String interactive(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandContext terminal =
        new CommandContext(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            Map.of(),
            directory,
            true);
    new Main(terminal).run(command.split(" "));
    return out.toString(StandardCharsets.UTF_8);
  }
}
