package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Reads a cluster through a stand-in for kubectl, which notes what it is asked. */
@DisabledOnOs(OS.WINDOWS)
final class LiveClusterTest {

  private static final String KUBECTL =
      """
      #!/bin/sh
      echo "$@" >> "%1$s/asked"
      case "$*" in
        *"get daemonsets"*) cat "%1$s/daemonsets.json";;
        *"get nodes"*) [ -f "%1$s/nodes.json" ] && cat "%1$s/nodes.json" && exit 0
          echo 'Error from server (Forbidden): nodes is forbidden' >&2; exit 1;;
        *"get pods"*) cat "%1$s/pods.json";;
        *) echo '{"apiVersion": "v1", "kind": "List", "items": []}';;
      esac
      """;

  private static final String DAEMON_SETS =
      """
      {"apiVersion": "v1", "kind": "List", "items": [
      {"apiVersion": "apps/v1", "kind": "DaemonSet",
       "metadata": {"name": "agent", "namespace": "ops", "uid": "d", "resourceVersion": "1"},
       "spec": {"selector": {"matchLabels": {"app": "agent"}},
        "template": {"metadata": {"labels": {"app": "agent"}},
         "spec": {"containers": [{"name": "main", "image": "r/agent:1"}]}}},
       "status": {"desiredNumberScheduled": 1, "currentNumberScheduled": 1,
        "numberMisscheduled": 0, "numberReady": 1}}]}
      """;

  private static final String NODES =
      """
      {"apiVersion": "v1", "kind": "List", "items": [
      {"apiVersion": "v1", "kind": "Node",
       "metadata": {"name": "n1", "uid": "n", "resourceVersion": "2",
        "labels": {"kubernetes.io/os": "linux"}},
       "status": {"allocatable": {"cpu": "4", "memory": "8Gi", "pods": "110"},
        "conditions": [{"type": "Ready", "status": "True"}]}}]}
      """;

  private static final String PODS =
      """
      {"apiVersion": "v1", "kind": "List", "items": [
      {"apiVersion": "v1", "kind": "Pod",
       "metadata": {"name": "agent-x", "namespace": "ops", "uid": "p", "resourceVersion": "3",
        "labels": {"app": "agent"}, "ownerReferences":
        [{"apiVersion": "apps/v1", "kind": "DaemonSet", "name": "agent", "controller": true}]},
       "spec": {"nodeName": "n1", "containers": [{"name": "main", "image": "r/agent:1"}]},
       "status": {"phase": "Running"}}]}
      """;

  @TempDir Path bin;
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void standIn() throws IOException {
    Path kubectl = bin.resolve("kubectl");
    Files.writeString(kubectl, KUBECTL.formatted(bin));
    assertTrue(kubectl.toFile().setExecutable(true));
    Files.writeString(bin.resolve("daemonsets.json"), DAEMON_SETS);
    Files.writeString(bin.resolve("nodes.json"), NODES);
    Files.writeString(bin.resolve("pods.json"), PODS);
  }

  @Test
  void placesWhatTheClusterHas() throws IOException {
    assertEquals(0, run("place", "--live", "--context", "prod", "--format", "json"));
    assertTrue(text(out).contains("\"running\": [\n        \"n1\""), text(out));
    for (String asked : Files.readAllLines(bin.resolve("asked"))) {
      assertTrue(asked.startsWith("--context=prod get "), asked);
      assertTrue(text(err).contains("runs kubectl " + asked), text(err));
    }
  }

  @Test
  void readsOneNamespaceWithoutTheRightToListNodes() throws IOException {
    Files.delete(bin.resolve("nodes.json"));
    assertEquals(0, run("place", "--live", "--namespace", "ops"));
    assertTrue(text(out).contains("nodes are not in this dump"), text(out));
    assertFalse(text(out).contains("w-1"), text(out));
    List<String> asked = Files.readAllLines(bin.resolve("asked"));
    assertTrue(asked.contains("get pods --namespace=ops --output=json"), asked.toString());
  }

  @Test
  void saysWhatFails() throws IOException {
    Files.delete(bin.resolve("daemonsets.json"));
    assertEquals(3, run("place", "--live"));
    assertTrue(text(err).contains("get daemonsets.apps --all-namespaces"), text(err));
    Files.delete(bin.resolve("kubectl"));
    assertEquals(3, run("lint", "--live"));
    assertEquals(2, run("place", "--context", "prod"));
  }

  /** What a real API server has printed, list by list, places as the dump of all of it does. */
  @Test
  void readsWhatARealServerPrints() throws IOException {
    Path recorded = Path.of("../rules/src/test/resources/conformance/dump/cluster.json");
    String text = Files.readString(recorded);
    Files.writeString(directory.resolve("dump.json"), text);
    Files.writeString(bin.resolve("daemonsets.json"), listOf("DaemonSet", text));
    Files.writeString(bin.resolve("nodes.json"), listOf("Node", text));
    Files.writeString(bin.resolve("pods.json"), listOf("Pod", text));
    int code = run("place", "dump.json");
    String dumped = withoutCounts(text(out));
    out.reset();
    assertEquals(code, run("place", "--live"));
    assertEquals(dumped, withoutCounts(text(out)));
    assertTrue(dumped.contains("kube-flannel"), dumped);
  }

  /** Returns the list that kubectl prints of one kind, out of a list of several. */
  private static String listOf(String kind, String text) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.equals("        {")) {
        item.setLength(0);
      }
      item.append(line.equals("        },") ? "        }" : line).append('\n');
      boolean end = line.equals("        }") || line.equals("        },");
      if (end && item.indexOf("            \"kind\": \"" + kind + "\",\n") >= 0) {
        items.add(item.toString().stripTrailing());
      }
    }
    assertFalse(items.isEmpty(), kind);
    return "{\n    \"apiVersion\": \"v1\",\n    \"items\": [\n"
        + String.join(",\n", items)
        + "\n    ],\n    \"kind\": \"List\",\n    \"metadata\": {\n"
        + "        \"resourceVersion\": \"\"\n    }\n}\n";
  }

  /** Returns an output without the counts of files at its end. */
  private static String withoutCounts(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.removeIf(line -> line.contains(" objects of "));
    return String.join("\n", lines);
  }

  private int run(String... arguments) {
    Map<String, String> environment = Map.of("PATH", bin.toString());
    CommandContext terminal =
        new CommandContext(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            directory,
            false);
    int code = new Main(terminal).run(arguments);
    terminal.out().flush();
    return code;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
