package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeCommandTest {

  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            hostUsers: false
            hostPID: true
            resources: {limits: {cpu: 2}}
            tolerations: [{key: node-role.kubernetes.io/master, operator: Exists}]
            dnsConfig: {nameservers: [010.0.0.1]}
            containers:
            - {name: agent, image: "registry.example/agent:1", resources: {limits: {cpu: 1}}}
      """;

  @TempDir private Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("agent.yaml"), DAEMON_SET);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.in(directory, "", arguments);
  }

  @Test
  void listsWhatChangesByKind() {
    CommandRun upgrade = run("upgrade", "1.33", "1.37", "agent.yaml");

    assertEquals(
        """
        refused
          agent.yaml:13:33: from 1.36 on: nameserver "010.0.0.1" must not have leading
            zeros

        takes effect
          agent.yaml:11:18: from 1.34 on: spec.template.spec.resources does what it
            says: so far it is dropped, because its feature gate PodLevelResources is
            off

        newly defaulted
          agent.yaml:11:18: from 1.34 on: pods get spec.resources.requests

        refused: 1, takes effect: 1, newly defaulted: 1; 1 object of 1 file from Kubernetes 1.33 to 1.37
        """,
        upgrade.out());
    assertEquals(1, upgrade.code());
  }

  @ParameterizedTest
  @CsvSource({
    "1.32, 1.33, refused, spec.template.spec.HostPID",
    "1.32, 1.33, kept, spec.template.spec.hostUsers",
    "1.32, 1.33, warned, spec.template.spec.dnsConfig.nameservers[0]",
    "1.31, 1.32, accepted, spec.template.spec.resources",
    "1.23, 1.25, nodes, spec.template.spec.tolerations[0].key",
  })
  void tellsAsJson(String from, String to, String kind, String path) {
    String out = run("upgrade", from, to, "agent.yaml", "--format", "json").out();
    String since = "\"kind\": \"" + kind + "\"";

    assertTrue(out.contains(since), out);
    assertTrue(out.contains("\"path\": \"" + path + "\""), out);
  }

  @Test
  void readsStandardInputOnce() {
    CommandRun upgrade = CommandRun.in(directory, DAEMON_SET, "upgrade", "1.35", "1.36", "-");

    assertTrue(upgrade.out().contains("refused: 1; 1 object of 1 file"), upgrade.out());
  }

  @Test
  void whatCannotBeReadIsTold() {
    CommandRun upgrade = run("upgrade", "1.35", "1.36", "nowhere.yaml");

    assertEquals(3, upgrade.code());
    assertTrue(upgrade.err().contains("nowhere.yaml: no such file"), upgrade.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.36|1.31|FROM 1.36 is newer than TO 1.31",
        "1.36|1.36|FROM and TO are both 1.36",
        "1.36|2.0|unknown Kubernetes version \"2.0\"",
      })
  void refusesWhatIsNoWay(String from, String to, String expected) {
    CommandRun upgrade = run("upgrade", from, to, "agent.yaml");

    assertEquals(2, upgrade.code());
    assertTrue(upgrade.err().contains(expected), upgrade.err());
  }

  @Test
  void lintForEveryMinorOfARange() {
    CommandRun lint =
        run("lint", "agent.yaml", "--kubernetes-version", "1.35..1.36", "--format", "json");

    assertTrue(lint.out().contains("\"kubernetesVersion\": \"1.35..1.36\""), lint.out());
    assertTrue(lint.out().contains("\"minors\": ["), lint.out());
  }

  @ParameterizedTest
  @CsvSource({
    "diff agent.yaml agent.yaml",
    "schema DaemonSet",
    "rollout agent.yaml agent.yaml",
    "lint --fix agent.yaml"
  })
  void otherAnswersAreOfOneVersion(String arguments) {
    CommandRun other = run((arguments + " --kubernetes-version 1.35..1.36").split(" "));

    assertEquals(2, other.code());
    assertTrue(other.err().contains("takes one version, no range"), other.err());
  }
}
