package dev.rollcall.report.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.engine.change.RolloutForecast;
import dev.rollcall.engine.change.TwoStates;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.RunScope;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shows what people and programs get to see of a rollout. */
class RolloutReportersTest {

  private static final Assumptions QUICK =
      new Assumptions(Duration.ofSeconds(4), Duration.ofSeconds(1), List.of());

  private static String nodes(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append("---\n{apiVersion: v1, kind: Node, metadata: {name: w-")
          .append(i)
          .append(", labels: {kubernetes.io/os: linux, topology.kubernetes.io/zone: ")
          .append(i % 2 == 0 ? "a" : "b")
          .append("}}}\n");
    }
    return out.toString();
  }

  private static String daemonSet(String name, String image, String rollingUpdate) {
    return """
    ---
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %s, namespace: monitoring}
    spec:
      selector: {matchLabels: {app: a}}
      updateStrategy: {rollingUpdate: %s}
      template:
        metadata: {labels: {app: a}}
        spec:
          containers:
          - {name: a, image: "%s", ports: [{containerPort: 80, hostPort: 9100}]}
    """
        .formatted(name, rollingUpdate, image);
  }

  private static RolloutForecast update(int nodes, String rollingUpdate, Assumptions assumptions) {
    return TwoStates.forecast(
        nodes(nodes) + daemonSet("agent", "a:1", rollingUpdate),
        nodes(nodes) + daemonSet("agent", "a:2", rollingUpdate),
        assumptions);
  }

  private static String text(RolloutForecast forecast) {
    return new RolloutTextReporter(AnsiStyle.PLAIN, 80).report(forecast);
  }

  @Test
  void drawsTheWaves() {
    assertEquals(
        """
        monitoring/agent: every pod is replaced on 4 nodes, maxUnavailable 2
          finishes after 10 s in 2 waves
          at most 2 of 4 pods unavailable (w-0, w-1), in zone a up to 1 of 2

                time  █ new  · down  ▒ old                           NEW   DOWN    OLD
                 0 s  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒      0      0      4
                 1 s  ·····················▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒      0      2      2
                 5 s  █████████████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒      2      0      2
                 6 s  ██████████████████████·····················      2      2      0
                10 s  ███████████████████████████████████████████      4      0      0

          BUDGET                  PODS          TIME      UPDATED  MOST DOWN  MOST PODS
          maxUnavailable 1           1          20 s          all          1          4
        > maxUnavailable 2           2          10 s          all          2          4
          maxUnavailable 100%        4           5 s          all          4          4
          maxSurge 1                 1         never       0 of 4          0          5
        """,
        text(update(4, "{maxUnavailable: 2}", QUICK)));
  }

  @Test
  void tellsWhichPodWaitsForWhat() {
    assertEquals(
        """
        monitoring/agent: every pod is replaced on 3 nodes, maxSurge 50% (2)
          never finishes: nothing moves any more after 0 s, 0 of 3 updated, 3 available,
          2 pending

                time  █ new  · down  ▒ old                    NEW   DOWN    OLD BESIDE
                 0 s  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒      0      0      3      2

          for ever since 0 s:
          - 2 new pods (w-0, w-1) each wait for what the old pod beside it holds
            (node(s) didn't have free ports for the requested pod ports), and the old
            pod for the new one to be available
          - the old pod on w-2 waits for a turn, as maxSurge 50% (2) is used up

          BUDGET                  PODS          TIME      UPDATED  MOST DOWN  MOST PODS
          maxUnavailable 1           1          15 s          all          1          3
          maxUnavailable 50%         2          10 s          all          2          3
          maxUnavailable 100%        3           5 s          all          3          3
        > maxSurge 50%               2         never       0 of 3          0          5
        """,
        text(update(3, "{maxSurge: 50%, maxUnavailable: 0}", QUICK)));
  }

  @Test
  void saysWhatIsAssumedAndWhatDependsOnTheOrderOfNodes() {
    String text = text(update(3, "{}", new Assumptions(null, null, List.of("w-1"))));
    assertTrue(text.contains("2 of 3 updated (1 to 3 by\n  the order of nodes)"), text);
    assertTrue(text.contains("- a container starts 5 s after its pod is bound"), text);
  }

  @Test
  void fitsIntoTheColumnsWhateverTheFleet() {
    for (int nodes : new int[] {1, 7, 60, 600}) {
      for (String strategy : List.of("{}", "{maxSurge: 30%, maxUnavailable: 0}")) {
        text(update(nodes, strategy, Assumptions.none()))
            .lines()
            .forEach(line -> assertTrue(line.length() <= 80, line));
      }
    }
  }

  @Test
  void severalDaemonSetsAreSeenTogetherAndIdleOnesInOneLine() {
    String nodes = nodes(2);
    String idle = daemonSet("idle", "a:1", "{}").replace("9100", "9102");
    String other = daemonSet("other", "a:1", "{}").replace("9100", "9101");
    RolloutForecast forecast =
        TwoStates.forecast(
            nodes + daemonSet("agent", "a:1", "{}") + other + idle,
            nodes + daemonSet("agent", "a:2", "{}") + other.replace("a:1", "a:2") + idle,
            QUICK);
    String text = text(forecast);
    assertTrue(text.contains("\nnothing happens to monitoring/idle\n"), text);
    assertTrue(
        text.contains(
            "together: all finish after 10 s, at most 2 pods of all unavailable at once, 2 on\n"
                + "          one node (w-0, w-1)\n"),
        text);
  }

  @Test
  void coloursOnlyWhereTheyAreWanted() {
    RolloutForecast forecast = update(2, "{}", QUICK);
    assertFalse(text(forecast).contains("\u001b"));
    assertTrue(
        new RolloutTextReporter(AnsiStyle.COLOUR, 80).report(forecast).contains("\u001b[1m"));
  }

  @Test
  void aStateWithoutDaemonSetsSaysSo() {
    assertTrue(text(TwoStates.forecast(nodes(1), nodes(1), QUICK)).contains("no DaemonSet found"));
  }

  @Test
  void jsonHoldsTheContract() {
    RolloutForecast forecast = update(2, "{maxSurge: 1, maxUnavailable: 0}", QUICK);
    String json =
        new RolloutJsonReporter("0.0.0", "1.36", new RunScope(2, 2, 0, "1.36", forecast.cluster()))
            .report(forecast);
    for (String field :
        List.of(
            "\"finished\": false",
            "\"seconds\": 0.0",
            "\"waves\": 1",
            "\"mostUnavailable\": 0",
            "\"mostOnOneNode\": 1",
            "\"mostPodsAtOnce\": 3",
            "\"updated\": 0",
            "\"available\": 2",
            "\"pending\": 1",
            "\"stuckBecause\": \"the new pod on w-0 waits for",
            "\"timeline\": [",
            "\"cause\": \"no-room-beside\"",
            "\"bestSeconds\": null")) {
      assertTrue(json.contains(field), field + " in " + json);
    }
    var parsed = new YamlParser(YamlLimits.DEFAULT).parse(new SourceFile("out.json", json));
    assertTrue(parsed.problems().isEmpty());
  }

  @Test
  void aRefusedChangeIsNotDrawn() {
    String before = nodes(1) + daemonSet("agent", "a:1", "{}");
    String after = nodes(1) + daemonSet("agent", "a:2", "{}").replace("app: a}", "app: b}");
    String text = text(TwoStates.forecast(before, after, QUICK));
    assertTrue(text.contains("  refused: spec.selector: "), text);
    assertTrue(text.contains("nothing is rolled out before the API server takes it"), text);
    assertFalse(text.contains("time"), text);
  }

  @Test
  void onDeleteWaitsForSomebody() {
    String before = nodes(2) + daemonSet("agent", "a:1", "null, type: OnDelete");
    String text = text(TwoStates.forecast(before, before.replace("a:1", "a:2"), QUICK));
    assertTrue(text.contains("stays as it is until somebody deletes the pods"), text);
    assertTrue(text.contains("> OnDelete "), text);
  }

  @Test
  void nodesThatNobodyWantsAreNotDrawn() {
    String before = nodes(1) + daemonSet("agent", "a:1", "{}");
    String nowhere =
        daemonSet("agent", "a:1", "{}")
            .replace("spec:\n      c", "spec:\n      nodeSelector: {no: where}\n      c");
    String text = text(TwoStates.forecast(before, nodes(1) + nowhere, QUICK));
    assertTrue(text.contains("every pod is replaced on 0 nodes"), text);
    assertTrue(text.contains("finishes after 0 s"), text);
    assertFalse(text.contains("NEW"), text);
  }
}
