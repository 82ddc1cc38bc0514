package dev.rollcall.placement.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Simulator;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which pods of higher priority are in the way, and how often that is worked out. */
class BlockingPodsTest {

  private static final String HIGH = "priorityClassName: system-node-critical, ";
  private static final String CPU = "resources: {requests: {cpu: 600m}}";
  private static final String PORT = "ports: [{containerPort: 80, hostPort: 8080}]";

  private static String node(int number, String pool) {
    return """
    apiVersion: v1
    kind: Node
    metadata: {name: w-%d, labels: {pool: %s}}
    status: {allocatable: {cpu: "1", pods: "110"}}
    ---
    """
        .formatted(number, pool);
  }

  private static String daemonSet(String name, String spec, String container) {
    return """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %1$s}
    spec:
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec: {%2$scontainers: [{name: c, image: i, %3$s}]}
    ---
    """
        .formatted(name, spec, container);
  }

  private static Placement placement(Cluster cluster, String name) {
    Placement placement = cluster.placementOf("default", name);
    assertNotNull(placement, name);
    return placement;
  }

  private static Cluster place(String daemonSets) {
    StringBuilder yaml = new StringBuilder(daemonSets);
    for (int i = 0; i < 40; i++) {
      yaml.append(node(i, i % 2 == 0 ? "a" : "b"));
    }
    Inventory inventory = Manifests.inventory(yaml.toString());
    return Simulator.place(inventory, inventory.nodes(), null);
  }

  /** Counts the lists that were made, however many nodes share one. */
  private static int made(Collection<List<String>> answers) {
    Set<List<String>> lists = Collections.newSetFromMap(new IdentityHashMap<>());
    lists.addAll(answers);
    return lists.size();
  }

  @Test
  void nodesWithTheSamePodsAreAnsweredOnce() {
    Cluster cluster =
        place(
            daemonSet("everywhere", HIGH, CPU)
                + daemonSet("small", HIGH + "nodeSelector: {pool: a}, ", "resources: {}")
                + daemonSet("waits", "", CPU));

    Collection<List<String>> blocking = placement(cluster, "waits").blockingPods().values();

    assertEquals(40, blocking.size());
    assertEquals(Set.of(List.of("default/everywhere")), Set.copyOf(blocking));
    assertEquals(2, made(blocking), "one answer for each pool");
  }

  @Test
  void podsThatAreShortOfTheSameShareAnAnswer() {
    Cluster cluster =
        place(
            daemonSet("everywhere", HIGH, CPU)
                + daemonSet("waits", "", CPU)
                + daemonSet("waits-too", "", CPU));

    Collection<List<String>> one = placement(cluster, "waits").blockingPods().values();
    Collection<List<String>> other = placement(cluster, "waits-too").blockingPods().values();

    assertEquals(1, made(List.of(one.iterator().next(), other.iterator().next())));
  }

  @Test
  void whoHoldsThePortIsAskedForEachPod() {
    Cluster cluster =
        place(
            daemonSet("port", HIGH, PORT)
                + daemonSet("cpu", HIGH, CPU)
                + daemonSet("wants-port", "", PORT)
                + daemonSet("wants-cpu", "", CPU));

    assertEquals(
        Set.of(List.of("default/port")),
        Set.copyOf(placement(cluster, "wants-port").blockingPods().values()));
    assertEquals(
        Set.of(List.of("default/cpu")),
        Set.copyOf(placement(cluster, "wants-cpu").blockingPods().values()));
  }
}
