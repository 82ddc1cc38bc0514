package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        selector: {matchLabels: {app: agent}}
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
        before.equals("taken") && after.equals("refused"), diff.contains("the old one stays"));
    String rollout = run("rollout");
    assertTrue(rollout.startsWith("logs/agent: " + update), rollout);
  }

  private void write(String state, String agent, String tag) throws Exception {
    Path folder = Files.createDirectories(directory.resolve(state));
    Files.writeString(folder.resolve("node.yaml"), NODE);
    if (!agent.equals("absent")) {
      String label = agent.equals("taken") ? "agent" : "other";
      Files.writeString(folder.resolve("agent.yaml"), AGENT.formatted(label, tag));
    }
  }

  private String run(String command) {
    return CommandRun.in(directory, "", command, "before", "after").out();
  }
}
