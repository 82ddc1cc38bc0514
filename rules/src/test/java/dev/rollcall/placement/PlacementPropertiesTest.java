package dev.rollcall.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.DaemonSetController;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.ResourceUsage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every cluster, tried on random ones. */
class PlacementPropertiesTest {

  private static final String[] KEYS = {"a", "b", "node.kubernetes.io/not-ready"};
  private static final String[] EFFECTS = {"NoSchedule", "NoExecute", "PreferNoSchedule"};
  private static final String[] SELECTORS = {
    "", "nodeSelector: {disk: ssd}, ", "nodeSelector: {zone: z1}, "
  };

  private final Random random;

  PlacementPropertiesTest() {
    this.random = new Random(0);
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String taint() {
    return "{key: %s, value: '%d', effect: %s}"
        .formatted(one(KEYS), random.nextInt(2), one(EFFECTS));
  }

  private String toleration() {
    String key = random.nextInt(5) == 0 ? "" : "key: " + one(KEYS) + ", ";
    String match =
        key.isEmpty() || random.nextBoolean()
            ? "operator: Exists"
            : "value: '" + random.nextInt(2) + "'";
    String effect = random.nextBoolean() ? "" : ", effect: " + one(EFFECTS);
    return "{" + key + match + effect + "}";
  }

  private String list(int most, java.util.function.Supplier<String> item) {
    StringBuilder out = new StringBuilder("[");
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      out.append(out.length() == 1 ? "" : ", ").append(item.get());
    }
    return out.append(']').toString();
  }

  private String nodes(int count, boolean oneMoreTaint) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String taints = list(2, this::taint);
      String extra = taint();
      out.append(
              "apiVersion: v1\nkind: Node\nmetadata: {name: n%d, labels: {disk: %s, zone: %s}}\n"
                  .formatted(i, one("ssd", "hdd"), one("z1", "z2")))
          .append("spec: {taints: ")
          .append(oneMoreTaint ? "[" + extra + ", " + taints.substring(1) : taints)
          .append("}\nstatus: {allocatable: {cpu: ")
          .append(1 + random.nextInt(3))
          .append(", pods: ")
          .append(1 + random.nextInt(4))
          .append("}}\n---\n");
    }
    return out.toString().replace(", ]", "]");
  }

  private String daemonSets(int count, boolean oneMoreToleration) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String tolerations = list(2, this::toleration);
      String extra = toleration();
      out.append("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: d%d}\n".formatted(i))
          .append("spec: {template: {metadata: {labels: {app: d}}, spec: {")
          .append(one(SELECTORS))
          .append(random.nextInt(4) == 0 ? "priorityClassName: system-node-critical, " : "")
          .append("tolerations: ")
          .append(oneMoreToleration ? "[" + extra + ", " + tolerations.substring(1) : tolerations)
          .append(", containers: [{name: c, resources: {requests: {cpu: ")
          .append(random.nextInt(1500))
          .append("m}}}]}}}\n---\n");
    }
    return out.toString().replace(", ]", "]");
  }

  private static Cluster place(String yaml) {
    Inventory inventory = Manifests.inventory(yaml);
    return Simulator.place(inventory, inventory.nodes(), null);
  }

  private static Set<String> eligible(Cluster cluster, DaemonSet daemonSet) {
    return names(cluster.placementOf(daemonSet).desiredNodes());
  }

  private static Set<String> names(Collection<Node> nodes) {
    return nodes.stream().map(Node::name).collect(Collectors.toCollection(HashSet::new));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void desiredIsRunningAndPending(long seed) {
    random.setSeed(seed);
    Cluster cluster = place(nodes(12, false) + daemonSets(12, false));
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      Placement placement = cluster.placementOf(daemonSet);
      Set<Node> running = new HashSet<>(placement.running());
      Set<Node> pending = placement.pending().keySet();
      assertEquals(placement.desired(), running.size() + pending.size());
      running.retainAll(pending);
      assertTrue(running.isEmpty());
      placement
          .verdicts()
          .forEach(
              (node, verdict) -> {
                Verdict alone = DaemonSetController.verdict(daemonSet, node);
                assertEquals(alone.id(), verdict.id());
                assertEquals(message(alone), message(verdict));
                assertEquals(verdict.runs(), verdict.reason() == null);
              });
      placement.pending().values().forEach(reasons -> assertTrue(!reasons.isEmpty()));
    }
  }

  private static String message(Verdict verdict) {
    UnfitReason reason = verdict.reason();
    return reason == null ? "" : reason.message();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noNodeIsOverfull(long seed) {
    random.setSeed(seed);
    Cluster cluster = place(nodes(12, false) + daemonSets(12, false));
    for (Node node : cluster.nodes()) {
      for (ResourceUsage usage : cluster.usageOf(node)) {
        if (usage.allocatable() != null) {
          assertTrue(usage.requested().compareTo(usage.allocatable()) <= 0, usage.toString());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aTolerationNeverLosesANode(long seed) {
    random.setSeed(seed);
    String nodes = nodes(20, false);
    long state = random.nextLong();
    random.setSeed(state);
    Cluster without = place(nodes + daemonSets(10, false));
    random.setSeed(state);
    Cluster with = place(nodes + daemonSets(10, true));
    assertGrows(without, with);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aTaintNeverGainsANode(long seed) {
    random.setSeed(seed);
    String daemonSets = daemonSets(10, false);
    long state = random.nextLong();
    random.setSeed(state);
    Cluster without = place(nodes(20, false) + daemonSets);
    random.setSeed(state);
    Cluster with = place(nodes(20, true) + daemonSets);
    assertGrows(with, without);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void withoutItsNodeSelectorItLosesNoNode(long seed) {
    random.setSeed(seed);
    String nodes = nodes(20, false);
    String daemonSets = daemonSets(10, false);
    assertGrows(
        place(nodes + daemonSets),
        place(nodes + daemonSets.replaceAll("nodeSelector: \\{[^}]*}, ", "")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theOrderOfTheNodesDoesNotMatter(long seed) {
    random.setSeed(seed);
    String nodes = nodes(15, false);
    String daemonSets = daemonSets(10, false);
    List<String> shuffled = new ArrayList<>(List.of(nodes.split("---\n")));
    Collections.shuffle(shuffled, random);
    Cluster one = place(nodes + daemonSets);
    Cluster other = place(String.join("---\n", shuffled) + "---\n" + daemonSets);
    for (int i = 0; i < one.inventory().daemonSets().size(); i++) {
      DaemonSet mine = one.inventory().daemonSets().get(i);
      DaemonSet yours = other.inventory().daemonSets().get(i);
      assertEquals(eligible(one, mine), eligible(other, yours));
      assertEquals(
          names(one.placementOf(mine).pending().keySet()),
          names(other.placementOf(yours).pending().keySet()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatIsSaidOfTheNodesAddsUp(long seed) {
    random.setSeed(seed);
    Cluster cluster = place(nodes(12, false) + daemonSets(12, false));
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      Placement placement = cluster.placementOf(daemonSet);
      int runs = 0;
      int stays = 0;
      for (Node node : cluster.nodes()) {
        Verdict verdict = placement.verdictOn(node);
        runs += verdict.runs() ? 1 : 0;
        stays += placement.isMisscheduledOn(node) ? 1 : 0;
        assertEquals(placement.pending().containsKey(node), placement.isPendingOn(node));
        assertEquals(
            placement.pending().getOrDefault(node, List.of()), placement.pendingReasons(node));
      }
      assertEquals(cluster.nodes().size(), placement.verdicts().size());
      assertEquals(placement.desired(), runs);
      assertEquals(placement.current(), runs);
      assertEquals(placement.misscheduled(), stays);
    }
  }

  private static void assertGrows(Cluster fewer, Cluster more) {
    List<DaemonSet> small = fewer.inventory().daemonSets();
    List<DaemonSet> large = more.inventory().daemonSets();
    for (int i = 0; i < small.size(); i++) {
      Set<String> lost = eligible(fewer, small.get(i));
      lost.removeAll(eligible(more, large.get(i)));
      assertEquals(Set.of(), lost, small.get(i).name());
    }
  }
}
