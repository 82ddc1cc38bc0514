package dev.rollcall.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rollcall.model.Inventory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a controller wrote down beside what the nodes and pods of the same dump come to. */
final class StatusDifferencesTest {

  private static final String NODE =
      "{apiVersion: v1, kind: Node, metadata: {name: %s, uid: n-%<s}, status: {nodeInfo:"
          + " {kubeletVersion: v1.33.1}}}\n"
          + "---\n";

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: agent-%s
        namespace: default
        uid: p-%<s
        labels: {app: agent}
        ownerReferences: [{kind: DaemonSet, name: agent, uid: d-1, controller: true}]
      spec: {nodeName: %<s, containers: [{name: c, image: "registry.example/agent:1"}]}
      status: {phase: Running}
      ---
      """;

  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: default, uid: d-1, generation: 3}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec: {containers: [{name: c, image: "registry.example/agent:1"}]}
      status:
        observedGeneration: %s
        desiredNumberScheduled: %s
        currentNumberScheduled: %s
        numberMisscheduled: %s
        numberReady: 0
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "a b c | a b c | 3 | 3 | 3 | 0 | - | -",
        "a b   | a b c | 3 | 3 | 3 | 0 | DESIRED 3 not 2, CURRENT 3 not 2:"
            + " one of its pods is on a node that is not in the dump | agent-c",
        "a     | a b c | 3 | 3 | 3 | 0 | DESIRED 3 not 1, CURRENT 3 not 1:"
            + " 2 of its pods are on nodes that are not in the dump | agent-b agent-c",
        "a b   | a b c | 3 | 2 | 2 | 0 | - | agent-c",
        "a b   | a b   | 3 | 5 | 5 | 0 | DESIRED 5 not 2, CURRENT 5 not 2:"
            + " nodes are missing from the dump, or its parts are of different times | -",
        "a b c | a b   | 2 | 2 | 2 | 1 | DESIRED 2 not 3, MISSCHEDULED 1 not 0:"
            + " the controller has observed generation 2, this is generation 3 | -",
        "a b   | a b   | 0 | 0 | 0 | 0 | DESIRED 0 not 2, CURRENT 0 not 2:"
            + " the controller has not observed it yet | -",
        "a b c | a b c | 3 | 3 | 3 | 2 | MISSCHEDULED 2 not 0:"
            + " MISSCHEDULED is stale, no pod of it is where it should not be | -",
      })
  void tellsWhyTheyAreNotTheSame(
      String nodes,
      String pods,
      int observed,
      int desired,
      int current,
      int misscheduled,
      @Nullable String differences,
      @Nullable String deleted) {
    StringBuilder dump = new StringBuilder();
    Stream.of(nodes.split(" ")).map(NODE::formatted).forEach(dump::append);
    Stream.of(pods.split(" ")).map(POD::formatted).forEach(dump::append);
    dump.append(DAEMON_SET.formatted(observed, desired, current, misscheduled));
    Inventory inventory = Manifests.inventory(dump.toString());
    Placement placement =
        Simulator.place(inventory, inventory.nodes(), null).placementOf("default", "agent");
    assertNotNull(placement);

    StatusDifferences found = placement.statusDifferences();
    String told =
        found.counts().stream()
            .map(count -> count.column() + " " + count.recorded() + " not " + count.counted())
            .collect(Collectors.joining(", "));
    assertEquals(differences, told.isEmpty() ? null : told + ": " + found.reason());
    List<String> deletions =
        placement.deletions().stream().map(deletion -> deletion.pod().name()).toList();
    assertEquals(deleted == null ? "" : deleted, String.join(" ", deletions));
  }
}
