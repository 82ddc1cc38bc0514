package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code rollout} as a user does. */
class RolloutCommandTest {

  private static final String STATE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-2}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: monitoring}
      spec:
        selector: {matchLabels: {app: a}}
        template:
          metadata: {labels: {app: a}}
          spec:
            containers:
            - {name: a, image: "a:1"}
      """;

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("before.yaml"), STATE);
    Files.writeString(directory.resolve("after.yaml"), STATE.replace("a:1", "a:2"));
  }

  private int run(String... arguments) {
    return feed("", arguments);
  }

  private int feed(String in, String... arguments) {
    CommandContext terminal =
        new CommandContext(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            directory,
            false);
    return new Main(terminal).run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void drawsTheUpdate() {
    int code = run("rollout", "before.yaml", "after.yaml", "--ready-after", "1m30s");
    assertEquals(0, code, err());
    assertTrue(out().contains("finishes after 3 min 4 s"), out());
    assertTrue(out().contains("assumed"), out());
  }

  @Test
  void takesDurationsInBothForms() {
    int code =
        run(
            "rollout",
            "before.yaml",
            "after.yaml",
            "--gone-after=PT3S",
            "--ready-after=0.5s",
            "--format=json");
    assertEquals(0, code, err());
    assertTrue(out().contains("\"seconds\": 7.0"), out());
    assertTrue(out().contains("\"kubernetesVersion\": \"1.37\""), out());
  }

  @Test
  void brokenNodesStopIt() {
    int code = run("rollout", "before.yaml", "after.yaml", "--broken", "w-1", "--broken", "w-2");
    assertEquals(0, code, err());
    assertTrue(out().contains("never finishes"), out());
  }

  @Test
  void readsOneStateFromStandardInput() {
    assertEquals(0, feed(STATE.replace("a:1", "a:3"), "rollout", "before.yaml", "-"), err());
    assertTrue(out().contains("every pod is replaced on 2 nodes"), out());
  }

  @Test
  void wrongUsageIsToldApart() {
    assertEquals(2, run("rollout", "before.yaml"));
    assertEquals(2, run("rollout", "before.yaml", "after.yaml", "--ready-after", "soon"));
    assertTrue(err().contains("--ready-after \"soon\" is not a duration such as 30s"), err());
    assertEquals(2, run("rollout", "before.yaml", "after.yaml", "--gone-after", "-5s"));
    assertEquals(2, run("rollout", "before.yaml", "after.yaml", "--format", "xml"));
    assertTrue(err().contains("--format \"xml\" is none of text, json"), err());
  }

  @Test
  void takesWhatIsConfigured() throws IOException {
    String agents = STATE.substring(STATE.indexOf("apiVersion: apps/v1"));
    Files.writeString(directory.resolve("before.yaml"), agents);
    Files.writeString(directory.resolve("after.yaml"), agents.replace("a:1", "a:2"));
    Files.writeString(
        directory.resolve(".rollcall.yaml"), "cluster: k3s\nkubernetesVersion: \"1.33\"\n");
    assertEquals(0, run("rollout", "before.yaml", "after.yaml", "--format", "json"), err());
    assertTrue(out().contains("\"kubernetesVersion\": \"1.33\""), out());
    assertTrue(out().contains("reference cluster k3s"), out());
    out.reset();
    assertEquals(
        0, run("rollout", "before.yaml", "after.yaml", "--format=json", "--no-config"), err());
    assertTrue(out().contains("\"kubernetesVersion\": \"1.37\""), out());
    assertTrue(out().contains("reference cluster kubeadm"), out());
  }

  @Test
  void whatCannotBeReadIsTold() throws IOException {
    assertEquals(3, run("rollout", "before.yaml", "missing.yaml"));
    assertTrue(err().contains("missing.yaml: no such file or directory"), err());
    Files.writeString(directory.resolve("bad.yaml"), "a: [");
    assertEquals(1, run("rollout", "before.yaml", "bad.yaml"));
    assertTrue(err().contains("bad.yaml:1:"), err());
  }

  @Test
  void optionsMayStandBetweenTheTwoStates() {
    assertEquals(0, run("rollout", "before.yaml", "--ready-after", "3s", "after.yaml"), err());
    assertEquals(0, run("diff", "before.yaml", "--format", "json", "after.yaml"), err());
    assertEquals(2, run("diff", "before.yaml", "after.yaml", "more.yaml"));
    assertTrue(err().contains("unknown argument \"more.yaml\""), err());
  }
}
