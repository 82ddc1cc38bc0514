package dev.rollcall.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads a dump of a real cluster, whose table is known. */
class DumpTest {

  private static Cluster cluster(String yaml) {
    Inventory inventory = Manifests.inventory(yaml);
    return Simulator.place(inventory, inventory.nodes(), null);
  }

  private static Placement placement(Cluster cluster, String name) {
    Placement placement = cluster.placementOf("kube-system", name);
    assertNotNull(placement, name);
    return placement;
  }

  private static List<String> names(List<Node> nodes) {
    return nodes.stream().map(Node::name).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "json"})
  void showsTheTableOfKubectl(String format) {
    assertTable(cluster(Manifests.text("/conformance/dump/cluster." + format)));
  }

  /** The pods alone must come to the same counts as the status that the controller wrote. */
  @Test
  void countsPodsWhereNoStatusIsGiven() {
    String dump = Manifests.text("/conformance/dump/cluster.json");
    assertTrue(dump.contains("desiredNumberScheduled"));
    assertTable(cluster(dump.replace("desiredNumberScheduled", "desiredNumberUnheardOf")));
  }

  private static void assertTable(Cluster cluster) {
    List<String> expected =
        Manifests.text("/conformance/dump/daemonsets.tsv").lines().skip(1).toList();
    List<String> actual = new ArrayList<>();
    for (var daemonSet : cluster.inventory().daemonSets()) {
      DaemonSetCounts now = cluster.placementOf(daemonSet).observedCounts();
      assertNotNull(now);
      String selector =
          daemonSet.pod().nodeSelector().entries().entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue().get())
              .findFirst()
              .orElse("<none>");
      actual.add(
          String.join(
              "\t",
              daemonSet.namespace(),
              daemonSet.name(),
              "" + now.desired(),
              "" + now.current(),
              "" + now.ready(),
              "" + now.upToDate(),
              "" + now.available(),
              "" + now.misscheduled(),
              selector));
    }
    assertEquals(expected, actual);
  }

  @Test
  void saysWhichPodsOnlyStay() {
    Cluster cluster = cluster(Manifests.text("/conformance/dump/cluster.yaml"));
    assertEquals(
        List.of("w-2"), names(placement(cluster, "fluentd-elasticsearch").misscheduledNodes()));
    assertEquals(List.of("w-2"), names(placement(cluster, "logd").misscheduledNodes()));
    assertEquals(List.of(), names(placement(cluster, "kube-proxy").misscheduledNodes()));
    assertTrue(placement(cluster, "logd").deletions().isEmpty());
  }

  @Test
  void saysWhoTookTheRoomOfTheWaitingPod() {
    Cluster cluster = cluster(Manifests.text("/conformance/dump/cluster.yaml"));
    Placement flannel = placement(cluster, "kube-flannel-ds-amd64");
    assertEquals(List.of("w-4"), names(List.copyOf(flannel.pending().keySet())));
    assertEquals(List.of(List.of("Insufficient memory")), List.copyOf(flannel.pending().values()));
    assertEquals(
        List.of(List.of("kube-system/fluentd-elasticsearch-xwhmt")),
        List.copyOf(flannel.blockingPods().values()));
  }

  @Test
  void saysThatADesiredPodIsNotThere() {
    Cluster cluster = cluster(Manifests.text("/conformance/dump/cluster.yaml"));
    assertEquals(List.of("gpu-1"), names(placement(cluster, "gpu-device-plugin").missing()));
    assertEquals(List.of(), names(placement(cluster, "kube-flannel-ds-amd64").missing()));
  }

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: %s, labels: {disk: ssd, kubernetes.io/os: linux}}
      ---
      """;

  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: default}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            nodeSelector: {disk: %s}
            containers: [{name: c, image: "example.org/agent:1"}]
      ---
      """;

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: %s
        labels: {app: agent}
        creationTimestamp: "%s"
        ownerReferences: [{kind: DaemonSet, name: agent, controller: true}]
      spec: {nodeName: %s, containers: [{name: c, image: "example.org/agent:1"}]}
      status: {phase: %s}
      ---
      """;

  private static List<String> deletions(String yaml) {
    Placement placement = cluster(yaml).placementOf("default", "agent");
    assertNotNull(placement);
    return placement.deletions().stream()
        .map(deletion -> deletion.pod().name() + " on " + deletion.node() + ": " + deletion.why())
        .toList();
  }

  @Test
  void deletesAllButTheOldestPodOfANode() {
    String yaml =
        NODE.formatted("w-1")
            + DAEMON_SET.formatted("ssd")
            + POD.formatted("young", "2026-01-02T00:00:00Z", "w-1", "Running")
            + POD.formatted("old", "2026-01-01T00:00:00Z", "w-1", "Running");
    assertEquals(List.of("young on w-1: an older pod is on the node"), deletions(yaml));
  }

  @Test
  void deletesPodsWhereTheyMayNotBeAndPodsThatEnded() {
    String yaml =
        NODE.formatted("w-1")
            + DAEMON_SET.formatted("hdd")
            + POD.formatted("astray", "2026-01-01T00:00:00Z", "w-1", "Running")
            + POD.formatted("homeless", "2026-01-01T00:00:00Z", "w-9", "Running");
    assertEquals(
        List.of(
            "astray on w-1: label disk=ssd, the node selector wants disk=hdd",
            "homeless on w-9: node \"w-9\" is not in the input"),
        deletions(yaml));
    String ended =
        NODE.formatted("w-1")
            + DAEMON_SET.formatted("ssd")
            + POD.formatted("ended", "2026-01-01T00:00:00Z", "w-1", "Failed");
    assertEquals(List.of("ended on w-1: it has ended, another takes its place"), deletions(ended));
  }

  @Test
  void adoptsPodsWithoutAControllerThatTheSelectorMatches() {
    String orphan =
        POD.formatted("orphan", "2026-01-01T00:00:00Z", "w-1", "Running")
            .replace("ownerReferences: [{kind: DaemonSet, name: agent, controller: true}]", "");
    Placement placement =
        cluster(NODE.formatted("w-1") + DAEMON_SET.formatted("ssd") + orphan)
            .placementOf("default", "agent");
    assertNotNull(placement);
    assertEquals(new DaemonSetCounts(1, 1, 0, 1, 0, 0), placement.observedCounts());
    assertEquals(Map.of(), placement.pending());
  }
}
