package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code history}, and {@code rollout --to-revision}, as a user does. */
class HistoryCommandTest {

  private static final String NODES_AND_DAEMON_SET =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1, labels: {kubernetes.io/os: linux}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-2, labels: {kubernetes.io/os: linux}}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: ops}
      spec:
        revisionHistoryLimit: 2
        selector: {matchLabels: {app: a}}
        template:
          metadata: {labels: {app: a}}
          spec: {containers: [{name: a, image: "a:3"}]}
      """;

  private static final String REVISION =
      """
      ---
      apiVersion: apps/v1
      kind: ControllerRevision
      metadata:
        name: agent-%1$s
        namespace: ops
        annotations: {%2$s}
        ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: u}]
      revision: %1$s
      data:
        spec:
          template:
            $patch: replace
            metadata: {labels: {app: %3$s}}
            spec: {containers: [{name: a, image: "a:%1$s"}]}
      """;

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        directory.resolve("dump.yaml"),
        NODES_AND_DAEMON_SET
            + REVISION.formatted(3, "kubernetes.io/change-cause: third", "a")
            + REVISION.formatted(1, "", "other")
            + REVISION.formatted(2, "", "a"));
  }

  private CommandRun run(String line) {
    return CommandRun.in(directory, "", line.split(" "));
  }

  @Test
  void listsRevisionsWithWhatEachChanged() {
    String text = run("history ops/agent dump.yaml").out();
    assertTrue(text.contains("1          <none>         next update drops it"), text);
    assertTrue(text.contains("3          third          current"), text);
    assertTrue(text.contains("spec.template.spec.containers[a].image: a:2 -> a:3"), text);
    assertTrue(text.contains("can be undone to revision 1, 2; revisionHistoryLimit 2"), text);
    String json = run("history agent dump.yaml --format json").out();
    assertTrue(json.contains("\"changeCause\": \"third\""), json);
    assertTrue(json.contains("\"path\": \"spec.template.metadata.labels.app\""), json);
  }

  @Test
  void saysWhatADumpWithoutRevisionsLacks() throws IOException {
    Files.writeString(directory.resolve("bare.yaml"), NODES_AND_DAEMON_SET);
    assertTrue(run("history agent bare.yaml").out().contains("no ControllerRevision"));
  }

  @Test
  void playsTheUndoAsAnUpdate() {
    String text = run("rollout dump.yaml --to-revision 2").out();
    assertTrue(text.contains("every pod is replaced on 2 nodes"), text);
    assertTrue(text.contains("finishes after"), text);
    assertEquals(text, run("rollout dump.yaml --to-revision 0").out(), "the one before");
    assertTrue(run("rollout dump.yaml --to-revision 3").out().contains("nothing happens"));
  }

  @Test
  void theUndoIsRefusedAsAnyUpdateIs() {
    CommandRun run = run("rollout dump.yaml --to-revision 1 --daemonset ops/agent --format json");
    assertTrue(run.out().contains("\"finished\": false"), run.out());
    assertFalse(run.out().contains("\"refused\": []"), "the selector does not match the labels");
    CommandRun missing = run("rollout dump.yaml --to-revision 9");
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("no revision 9 of ops/agent"), missing.err());
  }
}
