package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What diff and rollout stop a pipeline for, and from which level on. */
final class ChangeGateTest {

  private static final String STATE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1, labels: {kubernetes.io/hostname: w-1, disk: ssd}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-2, labels: {kubernetes.io/hostname: w-2, disk: hdd}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-3, labels: {kubernetes.io/hostname: w-3, disk: ssd}}
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
            - {name: a, image: "a:1", ports: [{containerPort: 80, hostPort: 80}]}
      """;

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void start() throws IOException {
    shell = new CliRunner(directory);
    shell.write("before.yaml", STATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "diff | w-1, disk: ssd => w-1, disk: hdd | warning | loses-nodes | loses 1 node: w-1",
        "diff | nodeSelector: {disk: ssd} => nodeSelector: {disk: nvme} | error | desired-zero |"
            + " falls to DESIRED 0",
        "diff | {app: agent} => {app: b} | error | refused | changes spec.selector",
        "diff | labels: {app: agent} => labels: {app: b} | error | refused"
            + " | is refused by the API server: spec.template.metadata.labels",
        "diff | a:1 => a:2 | info | restarts | replaces every pod",
        "diff | w-2, disk: hdd => w-2, disk: ssd | info | gains-nodes | gains 1 node: w-2",
        "diff | name: agent, => name: other, | warning | removed | is gone",
        "rollout | a:1 => a:2 | info | restarts | replaces every pod",
        "rollout | {app: agent} => {app: b} | error | refused | is refused by the API server",
        "rollout | w-1, disk: ssd => w-1, disk: hdd | warning | loses-nodes | loses 1 node: w-1",
        "rollout | nodeSelector: {disk: ssd} => nodeSelector: {disk: nvme} | error | desired-zero"
            + " | falls to DESIRED 0",
        "rollout --broken=w-1 | a:1 => a:2 | error | never-ends | never ends its update",
        "rollout --max-duration=2s | a:1 => a:2 | error | takes-longer | more than 2 s",
        "rollout --max-down=0 | a:1 => a:2 | error | too-many-down | more than 0",
        "rollout | name: agent, => name: other, | warning | removed | is gone",
      })
  void stopsForWhatCounts(String command, String change, String level, String kind, String says)
      throws IOException {
    String[] parts = change.split(" => ");
    shell.write("after.yaml", STATE.replace(parts[0], parts[1]));
    String above = level.equals("info") ? "warning" : level.equals("warning") ? "error" : "never";
    assertEquals(0, run(command).code(), "without --fail-on");
    assertEquals(0, run(command + " --fail-on=" + above).code(), above);
    CliRunner.Outcome failing = run(command + " --fail-on=" + level);
    assertEquals(1, failing.code(), failing.out() + failing.err());
    String flat = failing.out().replaceAll("\\s+", " ");
    assertTrue(flat.contains("fails by --fail-on " + level), failing.out());
    assertTrue(flat.contains(says), failing.out());
    CliRunner.Outcome json = run(command + " --format=json --fail-on=" + level);
    assertEquals(1, json.code());
    assertTrue(json.out().contains("\"kind\": \"" + kind + "\""), json.out());
    assertTrue(json.out().endsWith("}\n"), "nothing but JSON");
  }

  private CliRunner.Outcome run(String command) {
    return shell.run((command + " before.yaml after.yaml").split(" "));
  }

  @Test
  void whatDoesNotExistIsNoState() throws IOException {
    for (String command : new String[] {"diff", "rollout"}) {
      CliRunner.Outcome outcome = shell.run(command, "nowhere", "before.yaml");
      assertEquals(3, outcome.code());
      assertEquals("", outcome.out(), "nothing is compared");
    }
    shell.write("empty/readme.txt", "");
    CliRunner.Outcome outcome = shell.run("diff", "before.yaml", "empty");
    assertTrue(outcome.err().contains("empty holds no file that ends in .yaml"), outcome.err());
  }

  @Test
  void theSameFaultHasTheSameCode() throws IOException {
    shell.write("bad.yaml", "a: b: c");
    for (String command : new String[] {"lint bad.yaml", "place bad.yaml"}) {
      assertEquals(1, shell.run(command.split(" ")).code(), command);
    }
    assertEquals(1, shell.run("diff", "bad.yaml", "before.yaml").code());
    assertEquals(1, shell.run("rollout", "before.yaml", "bad.yaml").code());
  }
}
