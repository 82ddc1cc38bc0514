package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code diff} as a user does. */
class DiffCommandTest {

  private static final String STATE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1, labels: {disk: ssd}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-2, labels: {disk: hdd}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-3, labels: {disk: ssd}}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: logging}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            nodeSelector: {disk: ssd}
            containers:
            - {name: a, image: "a:1"}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: still, namespace: logging}
      spec:
        selector: {matchLabels: {app: still}}
        template:
          metadata: {labels: {app: still}}
          spec:
            containers:
            - {name: a, image: "a:1"}
      """;

  private static final String RELABELLED =
      STATE
          .replace("{name: w-2, labels: {disk: hdd}}", "{name: w-2, labels: {disk: ssd}}")
          .replace("{name: w-1, labels: {disk: ssd}}", "{name: w-1, labels: {disk: hdd}}")
          .replace(
              "{name: w-3, labels: {disk: ssd}}",
              "{name: w-3, labels: {disk: ssd}}\nspec: {taints: [{key: a, effect: NoSchedule}]}");

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(directory.resolve("k8s"));
    Files.writeString(directory.resolve("k8s/all.yaml"), STATE);
    Files.writeString(directory.resolve("after.yaml"), RELABELLED);
  }

  private CommandRun diff(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "diff";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return CommandRun.in(directory, "", arguments);
  }

  @Test
  void saysWhichNodesAreGainedAndLost() {
    CommandRun run = diff("k8s", "after.yaml");
    assertEquals("", run.err());
    assertEquals(0, run.code());
    assertEquals(
        """
        NAMESPACE   NAME    DESIRED   GAINED   LOST   MISSCHEDULED   RESTARTS
        logging     agent   2 -> 1    1        1      1              no
        logging     still   3 -> 2    0        0      1              no

        logging/agent
          gains 1 node: w-2
          loses 1 node: w-1
          is no longer eligible but keeps its pod on 1 node: w-3

        logging/still
          is no longer eligible but keeps its pod on 1 node: w-3

        checked 2 DaemonSets on 3 nodes in 10 objects of 2 files for Kubernetes 1.37
        """,
        run.out());
  }

  @Test
  void saysWhatMayNotChange() throws IOException {
    Files.writeString(
        directory.resolve("after.yaml"),
        STATE
            .replace("matchLabels: {app: agent}", "matchLabels: {app: agent, x: z}")
            .replace("labels: {app: agent}", "labels: {app: agent, x: z}"));
    assertEquals(
        """
        NAMESPACE   NAME    DESIRED   GAINED   LOST   MISSCHEDULED   RESTARTS
        logging     agent   2 -> 2    0        0      0              no
        logging     still   3 -> 3    0        0      0              no

        logging/agent
          the API server refuses the change, so the old one stays: spec.selector: the
            selector cannot be changed; keep it, or delete the DaemonSet and create it
            anew

        1 DaemonSet unchanged

        checked 2 DaemonSets on 3 nodes in 10 objects of 2 files for Kubernetes 1.37
        """,
        diff("k8s", "after.yaml").out());
  }

  @Test
  void keepsNoStayingPodThatAnUpdateReplaces() throws IOException {
    Files.writeString(directory.resolve("after.yaml"), RELABELLED.replace("a:1", "a:2"));
    String out = diff("k8s", "after.yaml").out();
    assertTrue(
        out.contains("logging     agent   2 -> 1    1        2      0              yes"), out);
    Files.writeString(
        directory.resolve("after.yaml"),
        RELABELLED
            .replace("a:1", "a:2")
            .replace("  template:", "  updateStrategy: {type: OnDelete}\n  template:"));
    String onDelete = diff("k8s", "after.yaml").out();
    assertTrue(
        onDelete.contains("logging     agent   2 -> 1    1        1      1              yes"),
        onDelete);
  }

  @Test
  void tellsNewAndGoneOnesApart() throws IOException {
    Files.writeString(directory.resolve("after.yaml"), STATE.replace("name: still", "name: other"));
    String out = diff("k8s", "after.yaml").out();
    assertTrue(out.contains("logging/still\n  is gone, and its pods with it\n"), out);
    assertTrue(out.contains("logging/other\n  is new\n"), out);
  }

  @Test
  void writesJson() {
    String out = diff("k8s", "after.yaml", "--format", "json").out().replaceAll("\\s+", " ");
    assertTrue(
        out.contains(
            "\"gained\": [ \"w-2\" ], \"lost\": [ \"w-1\" ], \"misscheduled\": [ \"w-3\" ],"
                + " \"immutable\": [], \"restarts\": false"),
        out);
    assertTrue(out.contains("\"before\": { \"file\": \"k8s/all.yaml\", \"desired\": 2,"), out);
  }

  @Test
  void readsARevisionOfTheSamePath() throws IOException, InterruptedException {
    assumeTrue(hasGit(), "git is not installed");
    git("init", "-q");
    git("add", "k8s");
    git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-q", "-m", "first");
    Files.writeString(directory.resolve("k8s/all.yaml"), RELABELLED);
    for (String path : List.of("k8s", "k8s/all.yaml")) {
      String out = diff("git:HEAD", path).out();
      assertTrue(out.contains("  gains 1 node: w-2\n  loses 1 node: w-1\n"), out);
      String back = diff(path, "git:HEAD").out();
      assertTrue(back.contains("  gains 2 nodes: w-1, w-3\n  loses 1 node: w-2\n"), back);
    }
    CommandRun unknown = diff("git:nowhere", "k8s");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("nowhere"), unknown.err());
    assertEquals(2, diff("git:--output=x", "k8s").code());
    assertEquals(2, diff("git:HEAD", "git:HEAD").code());
  }

  private static boolean hasGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(List.of(arguments));
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}
