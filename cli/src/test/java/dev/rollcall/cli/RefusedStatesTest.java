package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two states either may be refused: what was never taken is not there to stay. */
final class RefusedStatesTest {

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1}
      """;

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: logs}
      spec:
        selector: {matchLabels: {app: %s}}
        template:
          metadata: {labels: {app: %s}}
          spec:
            containers:
            - {name: agent, image: "agent:%s"}
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          taken   | taken   | 1 -> 1 | 0 | yes | every pod is replaced on 1 node
          taken   | refused | 1 -> 1 | 0 | no  | refused, so the old one stays
          taken   | moved   | 1 -> 1 | 0 | no  | refused, so the old one stays
          refused | refused | 0 -> 0 | 0 | no  | new, and refused
          refused | taken   | 0 -> 1 | 1 | no  | new on 1 node
          absent  | refused | - -> 0 | 0 | no  | new, and refused
          absent  | taken   | - -> 1 | 1 | no  | new on 1 node
          """)
  void isThereOnlyIfItWasTaken(
      String before, String after, String desired, String gained, String restarts, String update)
      throws Exception {
    write("before", before, "1");
    write("after", after, "2");
    String diff = run("diff");
    String row = diff.lines().filter(line -> line.startsWith("logs ")).findFirst().orElse("");
    assertEquals(
        "logs agent " + desired + " " + gained + " 0 0 " + restarts, row.replaceAll(" +", " "));
    assertEquals(
        before.equals("taken") && !after.equals("taken"), diff.contains("the old one stays"));
    assertEquals(restarts.equals("yes"), diff.contains("every one is replaced"));
    String rollout = run("rollout");
    assertTrue(rollout.startsWith("logs/agent: " + update), rollout);
  }

  /** What is not taken takes nobody's place, and costs no time. */
  @ParameterizedTest
  @ValueSource(strings = {"refused", "moved"})
  void rolloutOfWhatIsRefusedDoesNothing(String after) throws Exception {
    write("before", "taken", "1");
    write("after", after, "2 ");
    String json = run("rollout", "--format", "json");
    for (String line :
        List.of(
            "\"restarts\": false",
            "\"finished\": false",
            "\"seconds\": 0.0",
            "\"waves\": 0",
            "\"mostUnavailable\": 0",
            "\"available\": 1",
            "\"waiting\": []",
            "\"alternatives\": []")) {
      assertTrue(json.contains(line), line + json);
    }
  }

  /** A later state that a server wrote is one that it took, whatever changed. */
  @Test
  void whatAServerWroteWasTaken() throws Exception {
    write("before", "taken", "1");
    write("after", "moved", "2");
    Path file = directory.resolve("after/agent.yaml");
    String written = Files.readString(file).replace("{name: agent,", "{name: agent, %s,");
    Files.writeString(file, written.replace("%s", "resourceVersion: '7'"));
    String diff = run("diff");
    assertTrue(diff.contains("every one is replaced"), diff);
    assertTrue(run("rollout").startsWith("logs/agent: every pod is replaced on 1 node"));
  }

  private void write(String state, String agent, String tag) throws Exception {
    Path folder = Files.createDirectories(directory.resolve(state));
    Files.writeString(folder.resolve("node.yaml"), NODE);
    if (!agent.equals("absent")) {
      String label = agent.equals("taken") ? "agent" : "other";
      String selected = agent.equals("moved") ? "other" : "agent";
      Files.writeString(folder.resolve("agent.yaml"), AGENT.formatted(selected, label, tag));
    }
  }

  private String run(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("before", "after"));
    return CommandRun.in(directory, "", arguments.toArray(String[]::new)).out();
  }
}
