package dev.rollcall.placement.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Simulator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who pushes out whom, by what the pods are short of. */
class PreemptionTest {

  private static final String HIGH = "priorityClassName: system-node-critical, ";
  private static final String MIDDLE =
      """
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: {name: middle}
      value: 1000
      ---
      """;
  private static final String PORT = ", ports: [{containerPort: 80, hostPort: 8080}]";

  private static final String NO_PORT =
      "node(s) didn't have free ports for the requested pod ports";

  private static String node(String allocatable) {
    return """
    apiVersion: v1
    kind: Node
    metadata: {name: w}
    status: {allocatable: {%s}}
    ---
    """
        .formatted(allocatable);
  }

  private static String daemonSet(String name, String spec, String requests, String more) {
    return """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %1$s}
    spec:
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec: {%2$scontainers: [{name: c, image: i, resources: {requests: {%3$s}}%4$s}]}
    ---
    """
        .formatted(name, spec, requests, more);
  }

  private static String pod(String name, String spec, String requests, String more) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: %s}
    spec: {%snodeName: w, containers: [{name: c, image: i, resources: {requests: {%s}}%s}]}
    ---
    """
        .formatted(name, spec, requests, more);
  }

  private static Cluster place(String... documents) {
    Inventory inventory = Manifests.inventory(String.join("", documents));
    return Simulator.place(inventory, inventory.nodes(), null);
  }

  private static Placement placement(Cluster cluster, String name) {
    Placement placement = cluster.placementOf("default", name);
    assertNotNull(placement, name);
    return placement;
  }

  /** Tells in a line what became of the pod: that it runs, whom it pushed out, why it waits. */
  private static String fate(Cluster cluster, String name) {
    Placement placement = placement(cluster, name);
    return (placement.running().isEmpty() ? "waits" : "runs")
        + (placement.preemptionVictims().isEmpty()
            ? ""
            : ", pushes out " + placement.preemptionVictims().values())
        + (placement.preemptors().isEmpty()
            ? ""
            : ", pushed out by " + placement.preemptors().values())
        + (placement.blockingPods().isEmpty() ? "" : ", for " + placement.blockingPods().values())
        + (placement.pending().isEmpty() ? "" : ": " + placement.pending().values());
  }

  @Test
  void takesThePortOfALesserPod() {
    Cluster cluster =
        place(
            node("cpu: 1, pods: 9"),
            daemonSet("low", "", "", PORT),
            daemonSet("high", HIGH, "", PORT));
    assertEquals("runs, pushes out [[default/low]]", fate(cluster, "high"));
    assertEquals(
        "waits, pushed out by [default/high], for [[default/high]]: [[" + NO_PORT + "]]",
        fate(cluster, "low"));
  }

  @Test
  void takesTheSlotOfALesserPod() {
    Cluster cluster =
        place(
            node("cpu: 1, pods: 1"), daemonSet("low", "", "", ""), daemonSet("high", HIGH, "", ""));
    assertEquals("runs, pushes out [[default/low]]", fate(cluster, "high"));
    assertEquals(
        "waits, pushed out by [default/high], for [[default/high]]: [[Too many pods]]",
        fate(cluster, "low"));
  }

  @Test
  void leavesTheMoreImportantOfTwoWhereOneIsEnough() {
    Cluster cluster =
        place(
            MIDDLE,
            node("cpu: 1, pods: 9"),
            daemonSet("middle", "priorityClassName: middle, ", "cpu: 400m", ""),
            daemonSet("low", "", "cpu: 400m", ""),
            daemonSet("high", HIGH, "cpu: 500m", ""));
    assertEquals("runs, pushes out [[default/low]]", fate(cluster, "high"));
    assertEquals("runs", fate(cluster, "middle"));
    assertEquals(
        "waits, pushed out by [default/high], for [[default/middle, default/high]]: [[Insufficient"
            + " cpu]]",
        fate(cluster, "low"));
  }

  @Test
  void pushesOutPodsThatNoDaemonSetOwns() {
    Cluster cluster =
        place(
            node("cpu: 1, pods: 9"),
            pod("web", "", "cpu: 800m", PORT),
            pod("other", "", "cpu: 100m", ""),
            daemonSet("high", HIGH, "cpu: 500m", PORT),
            daemonSet("low", "", "cpu: 300m", ""));
    assertEquals("runs, pushes out [[default/web]]", fate(cluster, "high"));
    assertEquals("runs", fate(cluster, "low"));
  }

  @Test
  void pushesOutNobodyOfTheSamePriority() {
    Cluster cluster =
        place(
            node("cpu: 1, pods: 9"),
            pod("web", HIGH, "cpu: 800m", ""),
            daemonSet("first", HIGH, "cpu: 100m", ""),
            daemonSet("second", HIGH, "cpu: 500m", ""),
            daemonSet("low", "", "cpu: 500m", PORT));
    assertEquals("runs", fate(cluster, "first"));
    assertEquals("waits: [[Insufficient cpu]]", fate(cluster, "second"));
    assertEquals(
        "waits, for [[default/web, default/first]]: [[Insufficient cpu]]", fate(cluster, "low"));
  }

  @Test
  void namesOnlyThoseWhoHoldWhatIsMissing() {
    Cluster cluster =
        place(
            node("cpu: 1, memory: 1Gi, pods: 9"),
            pod("cpu", HIGH, "cpu: 800m", ""),
            pod("memory", HIGH, "memory: 800Mi", ""),
            pod("port", HIGH, "", PORT),
            daemonSet("a", "", "cpu: 500m", ""),
            daemonSet("b", "", "memory: 500Mi", ""),
            daemonSet("c", "", "cpu: 500m", PORT));
    assertEquals("waits, for [[default/cpu]]: [[Insufficient cpu]]", fate(cluster, "a"));
    assertEquals("waits, for [[default/memory]]: [[Insufficient memory]]", fate(cluster, "b"));
    assertEquals("waits, for [[default/port]]: [[" + NO_PORT + "]]", fate(cluster, "c"));
    Cluster full = place(node("pods: 1"), pod("web", HIGH, "", ""), daemonSet("a", "", "", ""));
    assertEquals("waits, for [[default/web]]: [[Too many pods]]", fate(full, "a"));
  }

  @Test
  void countsWhatIsAskedForOnANode() {
    Cluster cluster =
        place(
            node("cpu: 2, pods: 9"),
            pod("web", "", "cpu: 300m", ""),
            daemonSet("a", "", "cpu: 500m", ""),
            daemonSet("b", "", "cpu: 700m", ""));
    List<String> usage =
        cluster.usageOf(cluster.nodes().get(0)).stream()
            .map(one -> one.resource() + " " + one.requested() + " of " + one.allocatable())
            .toList();
    assertEquals(
        List.of("cpu 1500m of 2", "memory 0 of null", "ephemeral-storage 0 of null", "pods 3 of 9"),
        usage);
  }

  @Test
  void givesTheRoomThatWasMadeToTheMostImportantOfThoseThatWait() {
    Cluster cluster =
        place(
            MIDDLE.replace("value: 1000", "value: 1000\npreemptionPolicy: Never"),
            node("cpu: 1, pods: 9"),
            pod("web", "", "cpu: 1", ""),
            daemonSet("low", "", "cpu: 500m", ""),
            daemonSet(
                "meek", "preemptionPolicy: Never, priorityClassName: middle, ", "cpu: 500m", ""),
            daemonSet("high", HIGH, "cpu: 500m", ""));
    assertEquals("runs, pushes out [[default/web]]", fate(cluster, "high"));
    assertEquals("runs", fate(cluster, "meek"));
    assertEquals(
        "waits, for [[default/meek, default/high]]: [[Insufficient cpu]]", fate(cluster, "low"));
  }

  @Test
  void placesInTheOrderInWhichDaemonSetsWereMade() {
    String first = daemonSet("first", "", "cpu: 600m", "");
    String second = daemonSet("second", "", "cpu: 600m", "");
    String nodes = node("cpu: 1, pods: 9");
    assertEquals("runs", fate(place(nodes, second, first), "second"));
    String made = "metadata: {creationTimestamp: \"2026-11-%s\", name: ";
    String early =
        first.replace("metadata: {name: first", made.formatted("01T00:00:00Z") + "first");
    String late =
        second.replace("metadata: {name: second", made.formatted("02T00:00:00Z") + "second");
    assertEquals("runs", fate(place(nodes, late, early), "first"));
    assertEquals("waits: [[Insufficient cpu]]", fate(place(nodes, late, early), "second"));
    assertEquals("runs", fate(place(nodes, second, early), "second"));
  }
}
