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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command judges for the version of the nodes of its input, unless somebody says another. */
final class VersionOfNodesTest {

  /** Kubernetes takes requests of a whole pod from 1.34 on, and drops them before. */
  private static final String STATE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: n1, labels: {kubernetes.io/os: linux, kubernetes.io/hostname: n1}}
      status:
        allocatable: {cpu: "1", memory: 1Gi, pods: "10"}
        nodeInfo: {kubeletVersion: v1.33.4+k3s1}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: ops}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            resources: {requests: {cpu: "3"}}
            containers:
            - {name: main, image: "registry.example/agent:1"}
      """;

  @TempDir private Path directory;

  @BeforeEach
  void state() throws IOException {
    Files.writeString(directory.resolve("state.yaml"), STATE);
    Files.writeString(directory.resolve("no.yaml"), STATE.replace("k3s1", "k3s2"));
  }

  private String run(String command) {
    return CommandRun.in(directory, "", command.split(" ")).out();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lint state.yaml",
        "place state.yaml",
        "diff no.yaml state.yaml",
        "rollout no.yaml state.yaml"
      })
  void nodesSayTheVersion(String command) throws IOException {
    String out = run(command);
    assertTrue(out.contains("for Kubernetes 1.33"), out);
    assertFalse(out.contains("Insufficient cpu") || out.contains("pending-resources"), out);
    Files.writeString(directory.resolve(".rollcall.yaml"), "kubernetesVersion: \"1.36\"\n");
    out = run(command);
    assertTrue(out.contains("for Kubernetes 1.36"), out);
    boolean waits = out.contains("Insufficient cpu") || out.contains("pending-resources");
    assertTrue(waits || command.startsWith("diff"), out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lint state.yaml", "diff no.yaml state.yaml", "rollout no.yaml state.yaml"})
  void theCommandLineSaysAnother(String command) {
    String out = run(command + " --kubernetes-version 1.36");
    assertTrue(out.contains("for Kubernetes 1.36"), out);
  }

  @Test
  void standardInputIsReadOnce() {
    CommandRun run = CommandRun.in(directory, STATE, "place", "-");
    assertTrue(run.out().contains("for Kubernetes 1.33"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void nodesThatStandInSayNothing() throws IOException {
    String daemonSet = STATE.substring(STATE.indexOf("---\n"));
    Files.writeString(directory.resolve("agent.yaml"), daemonSet);
    String out = run("place --cluster state.yaml agent.yaml");
    assertTrue(out.contains("for Kubernetes 1.37"), out);
  }

  @Test
  void stateAfterMayHaveNewerNodes() throws IOException {
    Files.writeString(directory.resolve("new.yaml"), STATE.replace("v1.33", "v1.34"));
    String out = run("diff state.yaml new.yaml");
    assertTrue(out.contains("for Kubernetes 1.34"), out);
  }
}
