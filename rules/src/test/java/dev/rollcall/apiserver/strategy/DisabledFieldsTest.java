package dev.rollcall.apiserver.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.ModelReader;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisabledFieldsTest {

  private static FieldCursor parse(String text) {
    SourceFile file = new SourceFile("pod.yaml", text);
    var root = new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(0).root();
    YamlMapping mapping = (YamlMapping) Objects.requireNonNull(root);
    return ModelReader.open(file, mapping, new ObjectId("", "", "", ""));
  }

  private static FieldCursor pod(String spec) {
    return parse("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: " + spec + "\n");
  }

  private static PreparedObject prepare(String minor, FieldCursor object) {
    String kind = object.get("kind").stringOrEmpty();
    return new DisabledFields(KubernetesVersion.parse(minor)).prepare(object, kind);
  }

  private static String dropped(PreparedObject prepared) {
    List<String> lines = new ArrayList<>();
    for (DroppedField field : prepared.dropped()) {
      lines.add(field.place().path() + " " + field.gate().gate());
    }
    return String.join(", ", lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.32 | 1.33 | {hostUsers: false} | spec.hostUsers UserNamespacesSupport",
        "1.33 | 1.34 | {resources: {limits: {cpu: 1}}} | spec.resources PodLevelResources",
        "1.34 | 1.35 | {hostnameOverride: a} | spec.hostnameOverride HostnameOverride",
        "1.32 | 1.33 | {securityContext: {seLinuxChangePolicy: Recursive}}"
            + " | spec.securityContext.seLinuxChangePolicy SELinuxChangePolicy",
        "1.30 | 1.31 | {containers: [{volumeMounts: [{recursiveReadOnly: Enabled}]}]}"
            + " | spec.containers[0].volumeMounts[0].recursiveReadOnly RecursiveReadOnlyMounts",
        "1.32 | 1.33 | {initContainers: [{resizePolicy: []}]}"
            + " | spec.initContainers[0].resizePolicy InPlacePodVerticalScaling",
        "1.34 | 1.35 | {containers: [{env: [{valueFrom: {fileKeyRef: {key: a}}}]}]}"
            + " | spec.containers[0].env[0].valueFrom.fileKeyRef EnvFiles",
        "1.29 | 1.30 | {containers: [{lifecycle: {preStop: {sleep: {seconds: 1}}}}]}"
            + " | spec.containers[0].lifecycle.preStop.sleep PodLifecycleSleepAction",
        "1.30 | 1.31 | {affinity: {podAffinity:"
            + " {requiredDuringSchedulingIgnoredDuringExecution: [{matchLabelKeys: [a]}]}}}"
            + " | spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]"
            + ".matchLabelKeys MatchLabelKeysInPodAffinity",
        "1.36 | 1.37 | {volumes: [{projected: {sources: [{podCertificate: {keyType: x}}]}}]}"
            + " | spec.volumes[0].projected.sources[0].podCertificate PodCertificateRequest",
        "1.26 | 1.27 | {topologySpreadConstraints: [{minDomains: 2}]}"
            + " | spec.topologySpreadConstraints[0].minDomains MinDomainsInPodTopologySpread",
        "1.34 | 1.35 | {containers: [{restartPolicy: Never}]}"
            + " | spec.containers[0].restartPolicy ContainerRestartRules",
        "1.28 | 1.29 | {initContainers: [{restartPolicy: Always}]}"
            + " | spec.initContainers[0].restartPolicy SidecarContainers",
      })
  void oneMinorDropsWhatTheNextKeeps(String old, String next, String spec, String expected) {
    FieldCursor pod = pod(spec);

    assertEquals(expected, dropped(prepare(old, pod)));
    assertEquals("", dropped(prepare(next, pod)));
    assertSame(pod, prepare(next, pod).object());
  }

  @Test
  void whatIsDroppedIsGoneAndTheRestStays() {
    FieldCursor object = prepare("1.32", pod("{hostUsers: false, hostPID: true}")).object();

    assertFalse(object.path("spec", "hostUsers").isPresent());
    assertTrue(object.path("spec", "hostPID").isTrue());
  }

  @Test
  void imageVolumesGoWithTheirMounts() {
    FieldCursor pod =
        pod(
            "{volumes: [{name: i, image: {}}, {name: e, emptyDir: {}}],"
                + " containers: [{volumeMounts: [{name: i}, {name: e}]}]}");
    FieldCursor spec = prepare("1.34", pod).object().get("spec");

    assertEquals(1, spec.get("volumes").items().size());
    List<FieldCursor> mounts = spec.get("containers").items().get(0).get("volumeMounts").items();
    assertEquals(1, mounts.size());
    assertEquals("e", mounts.get(0).get("name").string());
    assertEquals(2, prepare("1.35", pod).object().path("spec", "volumes").items().size());
  }

  @Test
  void theMountTypeBecomesTheDefault() {
    FieldCursor pod = pod("{containers: [{securityContext: {procMount: Unmasked}}]}");
    PreparedObject prepared = prepare("1.32", pod);
    FieldCursor container = prepared.object().path("spec", "containers").items().get(0);

    assertEquals("Default", container.path("securityContext", "procMount").string());
    assertEquals("spec.containers[0].securityContext.procMount ProcMountType", dropped(prepared));
    FieldCursor plain = pod("{containers: [{securityContext: {procMount: Default}}]}");
    assertEquals("", dropped(prepare("1.32", plain)));
  }

  @Test
  void aSignalAloneTakesItsLifecycleAlong() {
    FieldCursor pod =
        pod(
            "{containers: [{lifecycle: {stopSignal: SIGTERM}},"
                + " {lifecycle: {stopSignal: SIGTERM, preStop: {exec: {}}}}]}");
    List<FieldCursor> containers = prepare("1.36", pod).object().path("spec", "containers").items();

    assertFalse(containers.get(0).get("lifecycle").isPresent());
    assertTrue(containers.get(1).path("lifecycle", "preStop").isPresent());
    assertFalse(containers.get(1).path("lifecycle", "stopSignal").isPresent());
  }

  @Test
  void sidecarsStayWhereRestartRulesGo() {
    FieldCursor pod = pod("{initContainers: [{restartPolicy: Always}, {restartPolicy: Never}]}");

    assertEquals(
        "spec.initContainers[1].restartPolicy ContainerRestartRules",
        dropped(prepare("1.34", pod)));
    assertEquals("", dropped(prepare("1.33", pod)));
  }

  @Test
  void anAliasIsDroppedInOnePlaceOnly() {
    FieldCursor pod = pod("{hostname: &h a, hostnameOverride: *h}");
    FieldCursor spec = prepare("1.34", pod).object().get("spec");

    assertEquals("a", spec.get("hostname").string());
    assertFalse(spec.get("hostnameOverride").isPresent());
  }

  @Test
  void templatesOfDaemonSetsAndNodes() {
    FieldCursor daemonSet = parse("kind: DaemonSet\nspec: {template: {spec: {hostUsers: true}}}\n");
    FieldCursor node = parse("kind: Node\nstatus: {declaredFeatures: [A], runtimeHandlers: []}\n");

    assertEquals(
        "spec.template.spec.hostUsers UserNamespacesSupport", dropped(prepare("1.32", daemonSet)));
    assertEquals("status.declaredFeatures NodeDeclaredFeatures", dropped(prepare("1.35", node)));
    assertEquals(
        "status.runtimeHandlers RecursiveReadOnlyMounts, status.declaredFeatures"
            + " NodeDeclaredFeatures",
        dropped(prepare("1.30", node)));
    assertEquals("", dropped(prepare("1.36", node)));
  }
}
