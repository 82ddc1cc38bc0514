package dev.rollcall.placement.scheduler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Simulator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlikeNodesTest {

  private static final String CLASSES =
      """
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: {name: low}
      value: 10
      ---
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: {name: high}
      value: 1000
      ---
      """;

  private static final List<String> SPECS =
      List.of(
          "",
          "priorityClassName: high, ",
          "priorityClassName: low, nodeSelector: {pool: p1}, ",
          "priorityClassName: system-node-critical, tolerations: [{operator: Exists}], ",
          "nodeName: w-3, ",
          "priorityClassName: high, "
              + affinity("podAntiAffinity", "zone", "team: a")
              + "nodeSelector: {pool: p0}, ",
          "priorityClassName: low, " + affinity("podAntiAffinity", "zone", "team: b"),
          affinity("podAffinity", "zone", "team: c"),
          affinity("podAntiAffinity", "kubernetes.io/hostname", "team: c"),
          "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
              + " DoNotSchedule, nodeAffinityPolicy: Ignore, labelSelector: {matchLabels: {team:"
              + " a}}}], ");

  private static String affinity(String kind, String topology, String labels) {
    return "affinity: {%s: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: %s, labelSelector: {matchLabels: {%s}}}]}}, "
        .formatted(kind, topology, labels);
  }

  /**
   * Writes nodes of a few kinds.
   *
   * @param apart whether each has an amount of its own, too little to matter
   */
  private static String nodes(boolean apart) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      yaml.append(
          """
          apiVersion: v1
          kind: Node
          metadata: {name: w-%1$d, labels: {kubernetes.io/hostname: w-%1$d, pool: p%2$d, zone: z%3$d}}
          spec: {taints: [%4$s]}
          status: {allocatable: {cpu: "2", memory: "%5$d", pods: "%6$d"}}
          ---
          """
              .formatted(
                  i,
                  i % 2,
                  i % 3,
                  i % 5 == 4 ? "{key: dedicated, value: db, effect: NoSchedule}" : "",
                  4_000_000_000L + (apart ? i : 0),
                  i % 7 == 0 ? 4 : 9));
    }
    return yaml.toString();
  }

  private static String daemonSets(Random random) {
    StringBuilder yaml = new StringBuilder(CLASSES);
    for (int i = 0; i < 24; i++) {
      String port =
          random.nextInt(4) == 0
              ? ", ports: [{containerPort: 80, hostPort: " + (9000 + random.nextInt(3)) + "}]"
              : "";
      yaml.append(
          """
          apiVersion: apps/v1
          kind: DaemonSet
          metadata: {name: ds-%1$d}
          spec:
            selector: {matchLabels: {app: ds-%1$d}}
            template:
              metadata: {labels: {app: ds-%1$d, team: %2$s}}
              spec: {%3$scontainers: [{name: c, image: i, resources: {requests: {cpu: %4$dm, memory: 100Mi}}%5$s}]}
          ---
          """
              .formatted(
                  i,
                  List.of("a", "b", "c").get(random.nextInt(3)),
                  SPECS.get(random.nextInt(SPECS.size())),
                  100 * (1 + random.nextInt(6)),
                  port));
    }
    return yaml.toString();
  }

  /** Tells everything that becomes of the pods, in the order in which it is told. */
  private static List<String> told(String yaml) {
    Inventory inventory = Manifests.inventory(yaml);
    Cluster cluster = Simulator.place(inventory, inventory.nodes(), null);
    List<String> told = new ArrayList<>();
    for (var daemonSet : inventory.daemonSets()) {
      Placement placement = cluster.placementOf(daemonSet);
      told.add(daemonSet.name() + " runs on " + names(placement.running()));
      told.add("waits " + byName(placement.pending()) + placement.reasonsToWait());
      told.add("for " + byName(placement.blockingPods()));
      told.add("pushes out " + byName(placement.preemptionVictims()));
      told.add("makes room for " + byName(placement.preemptors()));
      told.add("is not taken by " + byName(placement.neverReady()));
    }
    cluster.nodes().forEach(node -> told.add(cluster.usageOf(node).get(0).requested().toString()));
    return told;
  }

  private static List<String> byName(Map<Node, ?> facts) {
    List<String> told = new ArrayList<>();
    facts.forEach((node, fact) -> told.add(node.name() + "=" + fact));
    return told;
  }

  private static List<String> names(List<Node> nodes) {
    return nodes.stream().map(Node::name).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void nodesFareAsIfEachWereLookedAtAlone(int seed) {
    String daemonSets = daemonSets(new Random(seed));

    assertEquals(told(nodes(true) + daemonSets), told(nodes(false) + daemonSets));
  }

  private static int[] standing(String nodes) {
    NodeIndex table = new NodeIndex(Manifests.inventory(nodes).nodes());
    NodeInfos nodeInfos = new NodeInfos(table, new ResourceIndex());
    return new AlikeNodesFinder(List.of(), nodeInfos, table.size()).find().firsts();
  }

  @Test
  void podsArePlacedOnOneOfTheNodesWithTheSameRoom() {
    assertArrayEquals(new int[] {0, 1}, standing(nodes(false)), "those for 4 pods and for 9");
    assertEquals(40, standing(nodes(true)).length);
  }

  private static NodeClasses classes(int... numbers) {
    return NodeClasses.by(new NodeClasses.Column(numbers, 9));
  }

  @Test
  void theFirstStandsForTheOthers() {
    BitSet single = new BitSet();
    single.set(2);
    AlikeNodes alike = AlikeNodes.of(classes(0, 1, 0, 1, 0), single);

    assertTrue(alike.areShared());
    assertArrayEquals(new int[] {0, 1, 2}, alike.firsts());
    assertEquals(BitSet.valueOf(new long[] {0b10001}), alike.members(0));
    assertEquals(0, alike.first(4));
    assertEquals(
        BitSet.valueOf(new long[] {0b01110}), alike.all(BitSet.valueOf(new long[] {0b110})));
    assertFalse(alike.isShared(2));
    assertFalse(AlikeNodes.none(3).areShared());
  }

  @Test
  void nodesArePartedByWhatBecomesOfThem() {
    AlikeNodes alike = AlikeNodes.of(classes(0, 0, 0, 0), new BitSet());

    assertEquals(List.of(1), alike.split(0, node -> node % 2));

    assertArrayEquals(new int[] {0, 1}, alike.firsts());
    assertEquals(1, alike.first(3));
    assertEquals(List.of(2), alike.split(0, node -> node));
    assertFalse(alike.isShared(0));
    assertEquals(List.of(), alike.split(0, node -> node));
  }
}
