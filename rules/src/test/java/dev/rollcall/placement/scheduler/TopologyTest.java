package dev.rollcall.placement.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Simulator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What affinity to other pods and spreading make of the pods that are there already. */
class TopologyTest {

  private static final String NO_FRIEND = "node(s) didn't match pod affinity rules";
  private static final String FOE = "node(s) didn't match pod anti-affinity rules";
  private static final String HATED = "node(s) didn't satisfy existing pods anti-affinity rules";
  private static final String SKEWED = "node(s) didn't match pod topology spread constraints";
  private static final String NO_LABEL = SKEWED + " (missing required label)";

  /** Two zones; all nodes but the last are in racks, two of them in one. */
  private static final String NODES =
      node("n1", "zone: z1, rack: r1")
          + node("n2", "zone: z1, rack: r2")
          + node("n3", "zone: z2, rack: r2")
          + node("n4", "zone: z2");

  private static String node(String name, String labels) {
    return """
    apiVersion: v1
    kind: Node
    metadata: {name: %s, labels: {%s}}
    status: {allocatable: {cpu: 4, pods: 9}}
    ---
    """
        .formatted(name, labels);
  }

  private static String pod(String name, String namespace, String node, String labels) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: %s, namespace: %s, labels: {%s}}
    spec: {nodeName: %s, containers: [{name: c, image: i}]}
    ---
    """
        .formatted(name, namespace, labels, node);
  }

  private static String daemonSet(String name, String spec) {
    return """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %1$s, namespace: here}
    spec:
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec: {%2$s, containers: [{name: c, image: i}]}
    ---
    """
        .formatted(name, spec);
  }

  private static String term(String app, String key, String more) {
    return "{labelSelector: {matchLabels: {app: %s}}, topologyKey: %s%s}".formatted(app, key, more);
  }

  private static String affinity(String kind, String... terms) {
    return "affinity: {%s: {requiredDuringSchedulingIgnoredDuringExecution: [%s]}}"
        .formatted(kind, String.join(", ", terms));
  }

  private static String spread(String app, String key, String more) {
    return ("{maxSkew: 1, topologyKey: %s, whenUnsatisfiable: DoNotSchedule, labelSelector:"
            + " {matchLabels: {app: %s}}%s}")
        .formatted(key, app, more);
  }

  private static String spreads(String... constraints) {
    return "topologySpreadConstraints: [" + String.join(", ", constraints) + "]";
  }

  /** Returns why pods of DaemonSet "a" wait, by node. */
  private static Map<String, String> pending(String... documents) {
    Inventory inventory = Manifests.inventory(String.join("", documents));
    Cluster cluster = Simulator.place(inventory, inventory.nodes(), null);
    Placement placement = cluster.placementOf("here", "a");
    assertNotNull(placement);
    Map<String, String> pending = new TreeMap<>();
    placement.pending().forEach((node, why) -> pending.put(node.name(), String.join("; ", why)));
    return pending;
  }

  @Test
  void keepsAwayFromPodsThatAreThere() {
    String away = daemonSet("a", affinity("podAntiAffinity", term("db", "zone", "")));
    String db = pod("db-0", "here", "n1", "app: db");
    assertEquals(Map.of("n1", FOE, "n2", FOE), pending(NODES, db, away));
    assertEquals(Map.of(), pending(NODES, pod("db-0", "there", "n1", "app: db"), away));
    assertEquals(Map.of(), pending(NODES, pod("web-0", "here", "n1", "app: web"), away));
    String named =
        daemonSet("a", affinity("podAntiAffinity", term("db", "zone", ", namespaces: [there]")));
    assertEquals(Map.of(), pending(NODES, db, named));
    assertEquals(
        Map.of("n3", FOE, "n4", FOE), pending(NODES, pod("db-0", "there", "n3", "app: db"), named));
  }

  @Test
  void keepsAwayByEachTermOnItsOwn() {
    String away =
        daemonSet(
            "a", affinity("podAntiAffinity", term("db", "zone", ""), term("web", "rack", "")));
    assertEquals(
        Map.of("n1", FOE, "n2", FOE, "n3", FOE),
        pending(
            NODES,
            pod("db-0", "here", "n1", "app: db"),
            pod("web-0", "here", "n2", "app: web"),
            away));
    assertEquals(Map.of(), pending(NODES, pod("web-0", "here", "n4", "app: web"), away));
  }

  @Test
  void isKeptAwayByPodsThatAreThere() {
    String lonely =
        pod("db-0", "here", "n1", "app: db")
            .replace(
                "nodeName:",
                affinity("podAntiAffinity", term("a", "zone", ""), term("a", "rack", ""))
                    + ", nodeName:");
    String plain = daemonSet("a", "hostPID: true");
    assertEquals(Map.of("n1", HATED, "n2", HATED), pending(NODES, lonely, plain));
    assertEquals(Map.of(), pending(NODES, lonely.replace("app: a", "app: b"), plain));
  }

  @Test
  void wantsNeighboursThatMeetEveryTerm() {
    String near =
        daemonSet("a", affinity("podAffinity", term("db", "zone", ""), term("db", "rack", "")));
    assertEquals(
        Map.of("n1", NO_FRIEND, "n3", NO_FRIEND, "n4", NO_FRIEND),
        pending(NODES, pod("db-0", "here", "n2", "app: db"), near));
    String both =
        daemonSet(
            "a",
            affinity(
                "podAffinity",
                term("db", "zone", ""),
                "{labelSelector: {matchLabels: {tier: fast}}, topologyKey: zone}"));
    String slow = pod("db-0", "here", "n1", "app: db, tier: slow");
    String fast = pod("db-1", "here", "n3", "app: db, tier: fast");
    assertEquals(Map.of("n1", NO_FRIEND, "n2", NO_FRIEND), pending(NODES, slow, fast, both));
  }

  @Test
  void isItsOwnFirstNeighbourWhereItMeetsEveryTerm() {
    String own = daemonSet("a", affinity("podAffinity", term("a", "rack", "")));
    assertEquals(Map.of("n2", NO_FRIEND, "n3", NO_FRIEND, "n4", NO_FRIEND), pending(NODES, own));
    String other = daemonSet("b", "nodeSelector: {zone: none}");
    String mixed =
        daemonSet("a", affinity("podAffinity", term("a", "zone", ""), term("b", "zone", "")));
    assertEquals(
        Map.of("n1", NO_FRIEND, "n2", NO_FRIEND, "n3", NO_FRIEND, "n4", NO_FRIEND),
        pending(NODES, other, mixed));
  }

  @Test
  void spreadsAmongThePodsThatTheSelectorMeans() {
    String spread = daemonSet("a", spreads(spread("db", "zone", ", nodeAffinityPolicy: Ignore")));
    String one = pod("db-0", "here", "n1", "app: db");
    String two = pod("db-1", "here", "n2", "app: db");
    assertEquals(Map.of(), pending(NODES, one, spread));
    assertEquals(Map.of("n1", SKEWED, "n2", SKEWED), pending(NODES, one, two, spread));
    assertEquals(Map.of(), pending(NODES, one, pod("db-1", "there", "n2", "app: db"), spread));
    assertEquals(Map.of(), pending(NODES, one, pod("web", "here", "n2", "app: web"), spread));
    assertEquals(Map.of(), pending(NODES, one, two, pod("db-2", "here", "n3", "app: db"), spread));
    String honoring = daemonSet("a", spreads(spread("db", "zone", "")));
    assertEquals(Map.of(), pending(NODES, one, two, honoring));
    String soft =
        daemonSet(
            "a",
            spreads(
                spread("db", "zone", ", nodeAffinityPolicy: Ignore")
                    .replace("DoNotSchedule", "ScheduleAnyway")));
    assertEquals(Map.of(), pending(NODES, one, two, soft));
  }

  @Test
  void countsOnlyNodesThatHaveTheLabelsOfEveryConstraint() {
    String spread =
        daemonSet(
            "a",
            spreads(spread("db", "zone", ", nodeAffinityPolicy: Ignore"), spread("x", "rack", "")));
    String one = pod("db-0", "here", "n4", "app: db");
    String two = pod("db-1", "here", "n4", "app: db");
    assertEquals(Map.of("n4", NO_LABEL), pending(NODES, one, two, spread));
    // Without the only node of the other zone that has a rack, there is one zone to fill.
    String nodes = NODES.replace("zone: z2, rack: r2", "zone: z2");
    assertEquals(
        Map.of("n3", NO_LABEL, "n4", NO_LABEL),
        pending(
            nodes,
            pod("db-2", "here", "n1", "app: db"),
            pod("db-3", "here", "n2", "app: db"),
            spread));
  }

  @Test
  void countsFromZeroWhereThereAreTooFewDomains() {
    String wide =
        daemonSet(
            "a", spreads(spread("db", "zone", ", minDomains: 3, nodeAffinityPolicy: Ignore")));
    String both =
        pod("db-0", "here", "n1", "app: db")
            + pod("db-1", "here", "n2", "app: db")
            + pod("db-2", "here", "n3", "app: db")
            + pod("db-3", "here", "n4", "app: db");
    assertEquals(
        Map.of("n1", SKEWED, "n2", SKEWED, "n3", SKEWED, "n4", SKEWED), pending(NODES, both, wide));
    assertEquals(Map.of(), pending(NODES, both, wide.replace("minDomains: 3", "minDomains: 2")));
  }
}
