package dev.rollcall.engine.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.NodeTrace;
import dev.rollcall.rollout.RolloutTrace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forecasts changes that are written as manifests. */
class RolloutForecasterTest {

  private static final Assumptions QUICK =
      new Assumptions(Duration.ofSeconds(4), Duration.ofSeconds(1), List.of());

  private static RolloutForecast forecast(String before, String after) {
    return TwoStates.forecast(before, after, QUICK);
  }

  private static String node(String name, String... more) {
    return """
    ---
    apiVersion: v1
    kind: Node
    metadata: {name: %s, labels: {pool: general}}
    %s
    """
        .formatted(name, String.join("\n", more));
  }

  private static String agent(String name, String image, String strategy) {
    return """
    ---
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %s, namespace: monitoring}
    spec:
      selector: {matchLabels: {app: agent}}
      updateStrategy: %s
      template:
        metadata: {labels: {app: agent}}
        spec:
          nodeSelector: {pool: general}
          containers:
          - {name: agent, image: %s}
    """
        .formatted(name, strategy, image);
  }

  private static String agent(String image) {
    return agent("agent", image, "{}");
  }

  private static String port(String port) {
    return """
    ---
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: agent, namespace: monitoring}
    spec:
      selector: {matchLabels: {app: agent}}
      updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
      template:
        metadata: {labels: {app: agent}}
        spec:
          containers:
          - {name: agent, image: "a:1", ports: [{containerPort: 80, hostPort: %s}]}
    """
        .formatted(port);
  }

  private static RolloutTrace only(RolloutForecast forecast) {
    assertEquals(1, forecast.daemonSets().size());
    return forecast.daemonSets().get(0).result().course();
  }

  private static NodeTrace run(RolloutTrace course, String node) {
    for (NodeTrace run : course.nodes()) {
      if (run.node().equals(node)) {
        return run;
      }
    }
    throw new AssertionError("no run of " + node);
  }

  @Test
  void anotherImageReplacesEveryPod() {
    String nodes = node("a") + node("b");
    RolloutForecast forecast = forecast(nodes + agent("i:1"), nodes + agent("i:2"));
    assertTrue(forecast.daemonSets().get(0).restarts());
    assertTrue(forecast.daemonSets().get(0).isChange());
    RolloutTrace course = only(forecast);
    assertTrue(course.finished());
    assertEquals(10.0, course.seconds());
    assertTrue(forecast.notes().isEmpty());
  }

  @Test
  void anotherStrategyAloneReplacesNothing() {
    String nodes = node("a") + node("b");
    RolloutForecast forecast =
        forecast(nodes + agent("i:1"), nodes + agent("agent", "i:1", "{type: OnDelete}"));
    assertFalse(forecast.daemonSets().get(0).restarts());
    assertFalse(forecast.daemonSets().get(0).isChange());
    assertTrue(only(forecast).finished());
    assertEquals(0.0, only(forecast).seconds());
  }

  @Test
  void nodesComeAndGo() {
    RolloutForecast forecast =
        forecast(node("a") + node("b") + agent("i:1"), node("b") + node("c") + agent("i:1"));
    RolloutTrace course = only(forecast);
    assertTrue(course.finished());
    assertEquals(2, course.desired());
    assertEquals(4.0, course.seconds());
    assertEquals(0.0, run(course, "c").created());
    assertNull(run(course, "b").deleted());
    assertEquals(
        List.of("nodes that the second state no longer has take their pods with them: a"),
        forecast.notes());
  }

  @Test
  void aNodeThatLosesItsLabelLosesItsPod() {
    String relabelled = node("b").replace("general", "other");
    RolloutTrace course =
        only(forecast(node("a") + node("b") + agent("i:1"), node("a") + relabelled + agent("i:2")));
    assertTrue(course.finished());
    assertEquals(1, course.desired());
    assertEquals("none", run(course, "b").end());
    assertEquals(0.0, run(course, "b").deleted());
  }

  @Test
  void readinessOfNodesIsRead() {
    String unknown = "status: {conditions: [{type: Ready, status: Unknown}]}";
    String nodes = node("a") + node("b", unknown);
    RolloutForecast forecast = forecast(nodes + agent("i:1"), nodes + agent("i:2"));
    assertFalse(only(forecast).finished());
    assertEquals("terminating", run(only(forecast), "b").end());
    String because = forecast.daemonSets().get(0).result().stuckBecause();
    assertNotNull(because);
    assertTrue(because.startsWith("the deleted pod on b waits for the kubelet"), because);
  }

  @Test
  void surgeWaitsOnlyWhereOldAndNewPodWantTheSamePort() {
    String nodes = node("a") + node("b");
    String relabelled = port("9100").replace("a:1", "a:2");
    RolloutTrace same = only(forecast(nodes + port("9100"), nodes + relabelled));
    assertFalse(same.finished());
    assertEquals(1, same.pending());
    RolloutTrace moved = only(forecast(nodes + port("9100"), nodes + port("9101")));
    assertTrue(moved.finished());
    assertEquals(List.of("a", "b"), moved.nodesWithOldAndNew());
  }

  @Test
  void aStateWithoutNodesHasThoseOfTheOther() {
    RolloutForecast forecast = forecast(node("a") + agent("i:1"), agent("i:2"));
    assertEquals(1, only(forecast).desired());
    assertEquals(
        List.of("the second state has no nodes, so it has those of the first"), forecast.notes());
    assertEquals(5.0, only(forecast).seconds());
  }

  @Test
  void newAndRemovedDaemonSetsAreTold() {
    RolloutForecast forecast =
        forecast(node("a") + agent("old", "i:1", "{}"), node("a") + agent("new", "i:1", "{}"));
    assertTrue(forecast.daemonSets().get(0).added());
    assertEquals("old", forecast.removed().get(0).name());
    assertEquals(4.0, only(forecast).seconds());
  }

  @Test
  void anImmutableSelectorIsRefused() {
    String after = agent("i:1").replace("app: agent", "app: other");
    RolloutForecast forecast = forecast(node("a") + agent("i:1"), node("a") + after);
    assertEquals(1, forecast.daemonSets().get(0).refused().size());
    assertTrue(forecast.daemonSets().get(0).refused().get(0).startsWith("spec.selector: "));
  }

  @Test
  void daemonSetsAreUpdatedSideBySide() {
    String nodes = node("a") + node("b") + node("c");
    String all = "{rollingUpdate: {maxUnavailable: 2}}";
    RolloutForecast forecast =
        forecast(
            nodes + agent("one", "i:1", "{}") + agent("two", "i:1", all),
            nodes + agent("one", "i:2", "{}") + agent("two", "i:2", all));
    assertEquals(2, forecast.daemonSets().size());
    assertTrue(forecast.together().finished());
    assertEquals(15.0, forecast.together().seconds());
    assertEquals(3, forecast.together().mostUnavailable());
    assertEquals(2, forecast.together().mostOnOneNode());
    assertEquals(List.of("a"), forecast.together().nodes());
  }

  @Test
  void whatIsBrokenMustExist() {
    Assumptions broken = new Assumptions(null, null, List.of("typo"));
    String state = node("a") + agent("i:1");
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class, () -> TwoStates.forecast(state, state, broken));
    assertEquals("there is no node \"typo\" to be broken; there is a", wrong.getMessage());
  }

  @Test
  void surgeWaitsWhereTheNodeHasNoRoomForBothPods() {
    String small = node("small", "status: {allocatable: {cpu: 1, memory: 4Gi, pods: 110}}");
    String large = node("large", "status: {allocatable: {cpu: 4, memory: 4Gi, pods: 110}}");
    String surge = "{rollingUpdate: {maxSurge: 2, maxUnavailable: 0}}";
    String greedy = "i:%d, resources: {requests: {cpu: 600m}}";
    RolloutForecast forecast =
        forecast(
            small + large + agent("agent", greedy.formatted(1), surge),
            small + large + agent("agent", greedy.formatted(2), surge));
    RolloutTrace course = only(forecast);
    assertFalse(course.finished());
    assertEquals("updated", run(course, "large").end());
    assertEquals("pending", run(course, "small").end());
    assertEquals(1, course.updated());
    String because = forecast.daemonSets().get(0).result().stuckBecause();
    assertNotNull(because);
    assertTrue(because.contains("Insufficient cpu"), because);
  }

  @Test
  void aPodThatAsksForMoreThanTheNodeHasNeverStarts() {
    String small = node("small", "status: {allocatable: {cpu: 1, memory: 4Gi, pods: 110}}");
    String greedy = "i:1, resources: {requests: {cpu: %s}}";
    RolloutTrace course =
        only(
            forecast(
                small + agent(greedy.formatted("1")), small + agent(greedy.formatted("1100m"))));
    assertFalse(course.finished());
    assertEquals(1, course.pending());
    assertEquals(1, course.mostUnavailable());
  }

  @Test
  void podsOfADumpCountAsTheyAre() {
    String pod =
        """
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent-1
          namespace: monitoring
          labels: {app: agent}
          ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, controller: true}]
        spec: {nodeName: b, containers: [{name: agent, image: "i:1"}]}
        status: {phase: Running, conditions: [{type: Ready, status: "False"}]}
        """;
    String nodes = node("a") + node("b");
    RolloutTrace course = only(forecast(nodes + agent("i:1") + pod, nodes + agent("i:2")));
    assertTrue(course.finished());
    // Node a has no pod yet, and the one on b is replaced at once, whatever the budget.
    assertEquals(0.0, run(course, "a").created());
    assertEquals(0.0, run(course, "b").deleted());
    assertEquals(2, course.mostUnavailable());
    assertEquals(5.0, course.seconds());
  }
}
