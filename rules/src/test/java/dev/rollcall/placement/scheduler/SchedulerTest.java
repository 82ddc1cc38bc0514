package dev.rollcall.placement.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Simulator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The scheduler's part, case by case. */
class SchedulerTest {

  private static String node(String name, String labels, String allocatable) {
    return """
    apiVersion: v1
    kind: Node
    metadata: {name: %s, labels: {%s}}
    status: {allocatable: {%s}}
    ---
    """
        .formatted(name, labels, allocatable);
  }

  private static String daemonSet(String name, String spec) {
    return """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %1$s}
    spec:
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec: {%2$s}
    ---
    """
        .formatted(name, spec);
  }

  private static String container(String resources, String more) {
    return "containers: [{name: c, image: i, resources: {" + resources + "}" + more + "}]";
  }

  private static String requests(String requests) {
    return container("requests: {" + requests + "}", "");
  }

  /** Returns the pending pods of a DaemonSet by node. */
  private static Map<String, List<String>> pending(Cluster cluster, String name) {
    Placement placement = cluster.placementOf("default", name);
    assertNotNull(placement, name);
    Map<String, List<String>> pending = new TreeMap<>();
    placement.pending().forEach((node, reasons) -> pending.put(node.name(), reasons));
    assertEquals(placement.desired(), placement.running().size() + pending.size());
    return pending;
  }

  private static Cluster place(String... documents) {
    Inventory inventory = Manifests.inventory(String.join("", documents));
    return Simulator.place(inventory, inventory.nodes(), null);
  }

  private static final Map<String, List<String>> NONE = Map.of();

  @Test
  void countsWhatFormerDaemonSetsTook() {
    Cluster cluster =
        place(
            node("w", "", "cpu: 1, memory: 1Gi, pods: 10"),
            daemonSet("a", requests("cpu: 600m, memory: 512Mi")),
            daemonSet("b", requests("cpu: 500m, memory: 600Mi")),
            daemonSet("c", requests("cpu: 400m")));
    assertEquals(NONE, pending(cluster, "a"));
    assertEquals(
        Map.of("w", List.of("Insufficient cpu", "Insufficient memory")), pending(cluster, "b"));
    assertEquals(NONE, pending(cluster, "c"));
  }

  @Test
  void claimsNothingAboutAmountsThatTheNodeDoesNotTell() {
    String bare = "apiVersion: v1\nkind: Node\nmetadata: {name: w}\n---\n";
    Cluster cluster = place(bare, daemonSet("a", requests("cpu: 600, example.com/gpu: 3")));
    assertEquals(NONE, pending(cluster, "a"));
    Cluster partly =
        place(node("w", "", "cpu: 1"), daemonSet("a", requests("memory: 9Ti, example.com/gpu: 3")));
    assertEquals(Map.of("w", List.of("Insufficient example.com/gpu")), pending(partly, "a"));
  }

  @Test
  void takesTheCapacityOfANodeWithoutAllocatable() {
    String node = node("w", "", "cpu: 1").replace("allocatable", "capacity");
    assertEquals(
        Map.of("w", List.of("Insufficient cpu")),
        pending(place(node, daemonSet("a", requests("cpu: 2"))), "a"));
  }

  @Test
  void namesOnlyThePortWhereOneIsTaken() {
    String ports = ", ports: [{containerPort: 80, hostPort: 8080, hostIP: %s}]";
    Cluster cluster =
        place(
            node("w", "", "cpu: 1, pods: 10"),
            daemonSet("a", container("", ports.formatted("10.0.0.1"))),
            daemonSet("b", container("requests: {cpu: 7}", ports.formatted("0.0.0.0"))),
            daemonSet("c", container("", ports.formatted("10.0.0.2"))),
            daemonSet(
                "d",
                container("", ports.formatted("10.0.0.1").replace("80, ", "81, protocol: UDP, "))));
    assertEquals(
        Map.of("w", List.of("node(s) didn't have free ports for the requested pod ports")),
        pending(cluster, "b"));
    assertEquals(NONE, pending(cluster, "c"));
    assertEquals(NONE, pending(cluster, "d"));
  }

  @Test
  void givesContainersTheRequestsOfALimitRange() {
    String range =
        """
        apiVersion: v1
        kind: LimitRange
        metadata: {name: r}
        spec: {limits: [{type: Container, default: {cpu: 2}, max: {memory: 1Gi}}]}
        ---
        """;
    Cluster cluster =
        place(
            node("w", "", "cpu: 1, memory: 2Gi, pods: 10"),
            range,
            daemonSet("a", requests("memory: 1Mi")));
    assertEquals(Map.of("w", List.of("Insufficient cpu")), pending(cluster, "a"));
  }

  private static final String CRITICAL = "priorityClassName: system-node-critical, ";

  @Test
  void letsPodsOfHigherPriorityPushOutOthers() {
    Cluster cluster =
        place(
            node("w", "", "cpu: 1, pods: 10"),
            daemonSet("low", requests("cpu: 600m")),
            daemonSet("small", requests("cpu: 100m")),
            daemonSet("high", CRITICAL + requests("cpu: 500m")));
    assertEquals(NONE, pending(cluster, "high"));
    assertEquals(NONE, pending(cluster, "small"));
    assertEquals(Map.of("w", List.of("Insufficient cpu")), pending(cluster, "low"));
    Placement high = cluster.placementOf("default", "high");
    Placement low = cluster.placementOf("default", "low");
    assertNotNull(high);
    assertNotNull(low);
    assertEquals(List.of(List.of("default/low")), List.copyOf(high.preemptionVictims().values()));
    assertEquals(List.of("default/high"), List.copyOf(low.preemptors().values()));
  }

  @Test
  void pushesNobodyOutInVainOrByAClassThatNeverPreempts() {
    String meek =
        """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: meek}
        value: 1000
        preemptionPolicy: Never
        ---
        """;
    Cluster cluster =
        place(
            node("w", "", "cpu: 1, pods: 10"),
            meek,
            daemonSet("low", requests("cpu: 600m")),
            daemonSet("huge", CRITICAL + requests("cpu: 2")),
            daemonSet("patient", "priorityClassName: meek, " + requests("cpu: 500m")));
    assertEquals(NONE, pending(cluster, "low"));
    assertEquals(Map.of("w", List.of("Insufficient cpu")), pending(cluster, "huge"));
    assertEquals(Map.of("w", List.of("Insufficient cpu")), pending(cluster, "patient"));
  }

  @Test
  void keepsPodsApartThatRefuseEachOtherInAZone() {
    String apart =
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
            + " [{labelSelector: {matchLabels: {app: a}}, topologyKey: %s}]}}, ";
    String nodes =
        node("n1", "zone: z1, host: n1", "pods: 9")
            + node("n2", "zone: z1, host: n2", "pods: 9")
            + node("n3", "zone: z2, host: n3", "pods: 9");
    Cluster byZone = place(nodes, daemonSet("a", apart.formatted("zone") + requests("")));
    assertEquals(
        Map.of("n2", List.of("node(s) didn't match pod anti-affinity rules")),
        pending(byZone, "a"));
    Cluster byHost = place(nodes, daemonSet("a", apart.formatted("host") + requests("")));
    assertEquals(NONE, pending(byHost, "a"));
    Cluster hated =
        place(
            nodes,
            daemonSet("b", apart.formatted("zone") + requests("")),
            daemonSet("a", requests("")));
    String refused = "node(s) didn't satisfy existing pods anti-affinity rules";
    assertEquals(
        Map.of("n1", List.of(refused), "n2", List.of(refused), "n3", List.of(refused)),
        pending(hated, "a"));
  }

  @Test
  void spreadsOnlyWhereTheConstraintLooksBeyondTheNode() {
    String spread =
        "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
            + " DoNotSchedule, labelSelector: {matchLabels: {app: a}}%s}], ";
    String nodes =
        node("n1", "zone: z1", "pods: 9")
            + node("n2", "zone: z1", "pods: 9")
            + node("n3", "zone: z1", "pods: 9")
            + node("n4", "zone: z2", "pods: 0")
            + node("n5", "", "pods: 9");
    Map<String, List<String>> honor =
        pending(place(nodes, daemonSet("a", spread.formatted("") + requests(""))), "a");
    String unlabelled =
        "node(s) didn't match pod topology spread constraints (missing required label)";
    assertEquals(Map.of("n4", List.of("Too many pods"), "n5", List.of(unlabelled)), honor);
    Map<String, List<String>> ignore =
        pending(
            place(
                nodes,
                daemonSet("a", spread.formatted(", nodeAffinityPolicy: Ignore") + requests(""))),
            "a");
    String skewed = "node(s) didn't match pod topology spread constraints";
    assertEquals(
        Map.of(
            "n2", List.of(skewed),
            "n3", List.of(skewed),
            "n4", List.of("Too many pods"),
            "n5", List.of(unlabelled)),
        ignore);
  }

  @Test
  void waitsForTheNeighbourThatItWants() {
    String near =
        "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
            + " [{labelSelector: {matchLabels: {app: b}}, topologyKey: host}]}}, ";
    String nodes =
        node("n1", "host: n1", "cpu: 1, pods: 9") + node("n2", "host: n2", "cpu: 1, pods: 9");
    Cluster cluster =
        place(
            nodes,
            daemonSet("a", near + requests("")),
            daemonSet("b", "nodeSelector: {host: n2}, " + requests("")));
    assertEquals(
        Map.of("n1", List.of("node(s) didn't match pod affinity rules")), pending(cluster, "a"));
    assertEquals(NONE, pending(place(nodes, daemonSet("a", near + requests(""))), "a"));
  }

  @Test
  void leavesAPinnedPodToTheKubelet() {
    Cluster cluster =
        place(
            node("w", "", "cpu: 1, pods: 9"), daemonSet("a", "nodeName: w, " + requests("cpu: 9")));
    assertEquals(NONE, pending(cluster, "a"));
  }
}
