package dev.rollcall.placement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At which stage what the rules find stops the pod. */
class PodReadinessTest {

  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: a, namespace: b}
      spec:
        selector: {matchLabels: {app: a}}
        template:
          metadata: {labels: {app: a}}
          spec: {%s}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: config, namespace: b}
      data: {known: x}
      """;

  private static PodReadiness readiness(String spec) {
    Inventory inventory = Manifests.inventory(DAEMON_SET.formatted(spec));
    return PodReadiness.of(inventory.daemonSets().get(0), inventory);
  }

  private static PodReadiness ofContainer(String fields) {
    return readiness("containers: [{name: c, image: 'x:1', %s}]".formatted(fields));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REFUSED     | image: 'x:1 '
          NOT_STARTED | image: 'x/Yz:1'
          NOT_STARTED | image: 'x:1:2'
          NOT_STARTED | securityContext: {runAsUser: 0, runAsNonRoot: true}
          NOT_STARTED | env: [{name: A, valueFrom: {configMapKeyRef: {name: config, key: other}}}]
          NOT_STARTED | volumeMounts: [{name: v, mountPath: /v, subPathExpr: $(A)}]
          NOT_STARTED | lifecycle: {postStart: {httpGet: {port: web}}}
          NEVER_READY | startupProbe: {httpGet: {port: web}}
          NEVER_READY | readinessProbe: {tcpSocket: {port: web}}
          """)
  void stopsAt(PodStage stage, String container) {
    List<PodStage> stages =
        ofContainer(container).obstacles().stream().map(PodObstacle::stage).toList();
    assertEquals(List.of(stage), stages);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image: '${IMAGE}'
          livenessProbe: {httpGet: {port: web}}
          lifecycle: {preStop: {httpGet: {port: web}}}
          env: [{name: A, valueFrom: {configMapKeyRef: {name: config, key: known}}}]
          """)
  void stopsNothing(String container) {
    assertEquals(PodReadiness.UNHINDERED, ofContainer(container));
  }

  @Test
  void comparesTheTypeOfMountedPathsThatEveryNodeHas() {
    String pod =
        """
        containers: [{name: c, image: 'x:1', volumeMounts: [{name: v, mountPath: /v}]}],
        volumes: [{name: v, hostPath: {path: %s}}]
        """;
    assertEquals(
        PodStage.NOT_STARTED,
        readiness(pod.formatted("/etc/hosts, type: DirectoryOrCreate")).obstacles().get(0).stage());
    assertEquals(
        List.of(), readiness(pod.formatted("/run/crio/crio.sock, type: FileOrCreate")).obstacles());
  }

  @Test
  void holdsBackWhatIsGatedAndAssumesWhatSomebodyHasToSet() {
    PodReadiness gated =
        readiness(
            """
            schedulingGates: [{name: e.com/wait}],
            readinessGates: [{conditionType: e.com/up}, {conditionType: ContainersReady}]
            """);
    assertEquals(PodStage.PENDING, gated.obstacles().get(0).stage());
    assertEquals(
        List.of(
            "something sets the condition \"e.com/up\" of every pod, without which none becomes"
                + " Ready"),
        gated.assumptions());
  }

  @Test
  void stopsWhereTheKubeletIsTooOld() {
    String node =
        """
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: %s}
        status: {nodeInfo: {kubeletVersion: %s}}
        """;
    String pod = DAEMON_SET.formatted("initContainers: [{name: c, restartPolicy: Always}]");
    Inventory inventory =
        Manifests.inventory(
            pod + node.formatted("old", "v1.28.9") + node.formatted("new", "v1.30.2+k3s1"));
    PodReadiness readiness = PodReadiness.of(inventory.daemonSets().get(0), inventory);
    assertEquals(
        List.of(
            "the kubelet 1.28 of the node does not know restartPolicy: Always of an init container"
                + " and rejects the pod (InitContainerRestartPolicyForbidden)"),
        readiness.messages(inventory.nodes().get(0), PodStage.NOT_STARTED));
    assertEquals(List.of(), readiness.on(inventory.nodes().get(1)));

    // Without a new kubelet nothing shows that the server has the field at all.
    Inventory old = Manifests.inventory(pod + node.formatted("old", "v1.28.9"));
    assertEquals(PodReadiness.UNHINDERED, PodReadiness.of(old.daemonSets().get(0), old));
  }
}
