package dev.rollcall.placement.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.LabelSelector;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.podadmission.AdmittedPod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of thousands of DaemonSets only those are asked of which a selector may speak. */
class AssignedPodsTest {

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w}
      ---
      """;

  /** Three DaemonSets with pods on the node; their terms are what they refuse. */
  private static AssignedPods simulate(String termOfA, String termOfB, String termOfC) {
    String manifests =
        NODE + daemonSet("a", termOfA) + daemonSet("b", termOfB) + daemonSet("c", termOfC);
    Inventory inventory = Manifests.inventory(manifests);
    NodeIndex table = new NodeIndex(inventory.nodes());
    List<SchedulingState> states = new ArrayList<>();
    for (DaemonSet daemonSet : inventory.daemonSets()) {
      NodeClasses kinds = table.kinds(NodeSelectionKeys.of(daemonSet.pod()));
      PodInfo profile = profile(daemonSet, states.size());
      PodLifecycle lifecycle =
          new PodLifecycle(List.of(), AdmittedPod.UNCHANGED, daemonSet, inventory);
      NodeVerdicts verdicts = new NodeVerdicts(kinds, List.of());
      DaemonPods pods = new DaemonPods(daemonSet, verdicts, lifecycle);
      SchedulingState state = new SchedulingState(pods, profile);
      state.bind(0);
      states.add(state);
    }
    return new AssignedPods(states, new NodeInfos(table, new ResourceIndex()), table.size(), true);
  }

  private static PodInfo profile(DaemonSet daemonSet, int owner) {
    PodDemand demand = new PodDemand(new long[0], List.of(), new int[0], 0, false);
    return new PodInfo(
        daemonSet, daemonSet.template().meta().labels(), daemonSet.pod(), owner, demand);
  }

  private static String daemonSet(String name, String selector) {
    String terms = selector.isEmpty() ? "" : "{topologyKey: zone, labelSelector: " + selector + "}";
    return """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %1$s}
    spec:
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s, tier: node}}
        spec:
          affinity:
            podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [%2$s]}
          containers: [{name: c, image: i}]
    ---
    """
        .formatted(name, terms);
  }

  /** Returns the selector of what the DaemonSet refuses. */
  private static LabelSelector selector(String text) {
    DaemonSet daemonSet = Manifests.inventory(daemonSet("x", text)).daemonSets().get(0);
    return daemonSet.pod().podAntiAffinity().required().get(0).selector();
  }

  private static List<String> visited(String selector) {
    List<String> names = new ArrayList<>();
    simulate("", "", "")
        .forEach(
            selector(selector),
            (pod, where) -> names.add(pod.name().substring("default/".length())));
    return names;
  }

  @Test
  void aSelectorIsAskedOnlyAboutPodsWithOneOfItsLabels() {
    assertEquals(List.of("b"), visited("{matchLabels: {app: b}}"));
    assertEquals(
        List.of("a", "c"),
        visited("{matchExpressions: [{key: app, operator: In, values: [a, c, z]}]}"));
    assertEquals(List.of(), visited("{matchLabels: {app: z}}"));
    assertEquals(List.of("a", "b", "c"), visited("{matchLabels: {tier: node}}"));
  }

  @Test
  void aSelectorThatAlsoMatchesPodsWithoutItsLabelsIsAskedAboutAll() {
    List<String> all = List.of("a", "b", "c");
    assertEquals(all, visited("{}"));
    assertEquals(all, visited("{matchExpressions: [{key: app, operator: NotIn, values: [a, b]}]}"));
    assertEquals(all, visited("{matchExpressions: [{key: app, operator: DoesNotExist}]}"));
  }

  private static List<String> refusing(AssignedPods pods, String newcomer) {
    List<String> names = new ArrayList<>();
    DaemonSet daemonSet = Manifests.inventory(daemonSet(newcomer, "")).daemonSets().get(0);
    pods.forEachRefusal(
        profile(daemonSet, 9),
        (pod, term, where) -> names.add(pod.name().substring("default/".length())));
    return names;
  }

  @Test
  void onlyThoseAreAskedThatMayRefuseTheLabelsOfTheNewcomer() {
    AssignedPods pods =
        simulate(
            "{matchLabels: {app: p}}",
            "{matchExpressions: [{key: app, operator: In, values: [q, p]}]}",
            "{matchExpressions: [{key: app, operator: NotIn, values: [p]}]}");

    assertEquals(List.of("c", "a", "b"), refusing(pods, "p"));
    assertEquals(List.of("c", "b"), refusing(pods, "q"));
    assertEquals(List.of("c"), refusing(pods, "r"));
  }
}
