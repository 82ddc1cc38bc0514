package dev.rollcall.placement.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The built-in clusters, and what is not claimed on them. */
class ReferenceClustersTest {

  @ParameterizedTest
  @MethodSource("dev.rollcall.placement.reference.ReferenceClusters#names")
  void hasNodesThatSayWhereTheyRun(String name) {
    ReferenceCluster cluster = ReferenceClusters.load(name);
    assertFalse(cluster.title().isEmpty());
    assertTrue(cluster.nodes().size() >= 3);
    for (Node node : cluster.nodes()) {
      for (String key : new String[] {"kubernetes.io/os", "kubernetes.io/arch"}) {
        assertNotNull(node.labels().get(key), name + " " + node.name() + " " + key);
        assertEquals(node.labels().get(key), node.labels().get("beta." + key));
      }
      assertEquals(
          node.name().replace("fargate-", ""), node.labels().get("kubernetes.io/hostname"));
    }
    for (String key : cluster.absent()) {
      cluster.nodes().forEach(node -> assertFalse(node.labels().has(key), key));
    }
    for (String key : cluster.varying()) {
      assertTrue(cluster.nodes().stream().anyMatch(node -> node.labels().has(key)), key);
    }
  }

  @Test
  void readsOnlyWhatIsThere() {
    assertFalse(ReferenceClusters.has("../kubeadm"));
    assertTrue(ReferenceClusters.has(ReferenceClusters.DEFAULT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubeadm | hostPID: true | 3",
        "kubeadm | tolerations: [{operator: Exists}] | 4",
        "kubeadm | nodeSelector: {kubernetes.io/os: windows} | 0",
        "kubeadm | nodeSelector: {node-role.kubernetes.io/master: ''} | 0",
        "kubeadm | nodeSelector: {ssd: 'true'} | unknown",
        "kubeadm | nodeSelector: {ssd: 'true', kubernetes.io/os: windows} | 0",
        "kubeadm | nodeSelector: {kubernetes.io/hostname: my-node} | unknown",
        "kubeadm | nodeName: my-node | unknown",
        "kubeadm | EXPRESSION {key: ssd, operator: Exists} | unknown",
        "kubeadm | EXPRESSION {key: ssd, operator: DoesNotExist} | 3",
        "kubeadm | EXPRESSION {key: eks.amazonaws.com/compute-type, operator: NotIn, values: [x]}"
            + " | 3",
        "eks-fargate | hostPID: true | 2",
        "eks-fargate | EXPRESSION {key: topology.kubernetes.io/zone, operator: In, values: [a]}"
            + " | unknown",
        "eks-fargate | EXPRESSION {key: topology.kubernetes.io/zone, operator: Exists} | 2",
        "k3s | hostPID: true | 3",
        "aks | hostPID: true | 3",
        "mixed-os | hostPID: true | 3",
        "mixed-os | nodeSelector: {kubernetes.io/os: linux} | 2",
        "gpu | nodeSelector: {nvidia.com/gpu.present: 'true'} | 0",
        "gpu | tolerations: [{key: nvidia.com/gpu, operator: Exists}] | 3",
        "edge | nodeSelector: {node-role.kubernetes.io/edge: ''} | 2",
      })
  void claimsOnlyWhatItKnows(String cluster, String spec, String desired) {
    String pod =
        spec.startsWith("EXPRESSION ")
            ? "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                + " {nodeSelectorTerms: [{matchExpressions: ["
                + spec.substring("EXPRESSION ".length())
                + "]}]}}}"
            : spec;
    Inventory inventory =
        Manifests.inventory(
            "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\n"
                + "spec: {template: {spec: {"
                + pod
                + "}}}\n");
    Placement placement =
        Simulator.place(inventory, ReferenceClusters.load(cluster))
            .placementOf(inventory.daemonSets().get(0));
    String actual =
        placement.isUnknown() ? "unknown" : Integer.toString(placement.desiredNodes().size());
    assertEquals(desired, actual);
    assertEquals(placement.isUnknown(), placement.verdicts().isEmpty());
  }
}
