package dev.rollcall.placement.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Simulator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How it is told why a node gets no pod. */
class UnfitReasonTest {

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1, labels: {kubernetes.io/hostname: w-1, disk: hdd, cpus: "4"}}
      spec: {taints: [{key: a, effect: NoSchedule}, {key: b, value: c, effect: NoExecute}]}
      ---
      """;

  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec: {%s, containers: [{name: c, image: i}]}
      """;

  private static final String AFFINITY =
      "tolerations: [{operator: Exists}], affinity: {nodeAffinity:"
          + " {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [%s]}}}";

  private static String reason(String pod) {
    Inventory inventory = Manifests.inventory(NODE + DAEMON_SET.formatted(pod));
    Placement placement =
        Simulator.place(inventory, inventory.nodes(), null).placementOf("default", "agent");
    assertNotNull(placement);
    UnfitReason reason = placement.verdicts().get(inventory.nodes().get(0)).reason();
    assertNotNull(reason, pod);
    String label = reason.label() == null ? "" : " | " + reason.label();
    return reason.message() + " | " + reason.requirement() + label;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{matchExpressions: [{key: disk, operator: In, values: [ssd, nvme]}]};"
            + " disk=hdd, the node affinity wants disk In [ssd, nvme]"
            + " | the node affinity wants disk In [ssd, nvme] | disk=ssd",
        "{matchExpressions: [{key: rack, operator: Exists}]};"
            + " has no label rack, the node affinity wants rack Exists"
            + " | the node affinity wants rack Exists",
        "{matchExpressions: [{key: cpus, operator: Gt, values: ['8']}]};"
            + " cpus=4, the node affinity wants cpus Gt [8] | the node affinity wants cpus Gt [8]",
        "{matchFields: [{key: metadata.name, operator: In, values: [w-2]}]};"
            + " metadata.name=w-1, the node affinity wants metadata.name In [w-2]"
            + " | the node affinity wants metadata.name In [w-2]",
        "{matchExpressions: [{key: rack, operator: Exists}]}, {matchExpressions: [{key: cpus,"
            + " operator: DoesNotExist}]};"
            + " none of the required node affinity terms matches |",
        "{}; none of the required node affinity terms matches |"
      })
  void ofAnAffinity(String terms, String expected) {
    assertEquals(expected, reason(AFFINITY.formatted(terms)).strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nodeSelector: {disk: ssd}; label disk=hdd, the node selector wants disk=ssd"
            + " | the node selector wants disk=ssd | disk=ssd",
        "nodeSelector: {rack: r1}; has no label rack, the node selector wants rack=r1"
            + " | the node selector wants rack=r1 | rack=r1",
        "nodeName: w-2; the pods are pinned to node \"w-2\" |",
        "hostPID: true; untolerated taints b=c:NoExecute, a:NoSchedule |",
        "tolerations: [{key: a, operator: Exists}]; untolerated taint b=c:NoExecute |"
      })
  void ofTheRest(String pod, String expected) {
    assertEquals(expected, reason(pod).strip());
  }
}
