package dev.rollcall.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only Pods have, and templates do not. */
class PodCreationTest {

  private static ApiResponse create(String minor, String metadata, String spec) {
    String text =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a" + metadata + "}\nspec: {" + spec + "}\n";
    FieldCursor object = RecordedResponses.parse(text);
    return new ApiServer(SchemaCatalog.bundled(), KubernetesVersion.parse(minor))
        .review(object, RecordedResponses.id(object));
  }

  private static String causes(String minor, String spec) {
    List<String> causes = new ArrayList<>();
    for (FieldError error : create(minor, "", spec).refusals()) {
      causes.add(error.reason().id().substring("FieldValue".length()) + " " + error.path());
    }
    return String.join(", ", causes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "containers: [], restartPolicy: Sometimes"
            + " | Required spec.containers, NotSupported spec.restartPolicy",
        "containers: [{name: a, image: i}], restartPolicy: Never, activeDeadlineSeconds: 5 | -",
        "containers: [{name: a, image: i}], nodeName: w1, schedulingGates: [{name: g}]"
            + " | Forbidden spec.nodeName",
        "containers: [{name: a, image: ' i'}] | Invalid spec.containers[0].image",
        "containers: [{name: a, image: i, resources: {limits: {foo: 1}}}]"
            + " | Invalid spec.containers[0].resources.limits[foo], Invalid"
            + " spec.containers[0].resources.requests[foo]",
        "containers: [{name: a, image: i}], ephemeralContainers: [{name: e, image: i}]"
            + " | Forbidden spec.ephemeralContainers",
        "hostNetwork: true, containers: [{name: a, image: i, ports: [{containerPort: 80},"
            + " {containerPort: 80}]}] | Duplicate spec.containers[0].ports[1].hostPort",
        "containers: [{name: a, image: i}], volumes: [{name: t, projected: {sources:"
            + " [{serviceAccountToken: {path: t}}]}}]"
            + " | Forbidden spec.volumes[0].projected.sources[0].serviceAccountToken",
        "containers: [{name: a, image: i}], volumes: [{name: i, image: {}}]"
            + " | Required spec.volumes[0].image.reference",
        "containers: [{name: a, image: i}], terminationGracePeriodSeconds: -1 | -",
        "containers: [{name: a, image: i}], volumes: [{name: e, ephemeral: {volumeClaimTemplate:"
            + " {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}},"
            + " {name: c, persistentVolumeClaim: {claimName: a-e}}]"
            + " | Invalid spec.volumes[1].persistentVolumeClaim.claimName",
      })
  void refusals(String spec, String expected) {
    assertEquals(expected == null ? "" : expected, causes("1.36", spec));
  }

  @Test
  void thePodAsAWholeGetsWhatItsContainersHave() {
    String containers =
        "containers: [{name: a, image: i, resources: {requests: {cpu: 2}}}], resources: ";

    assertEquals(
        "Invalid spec.resources.requests", causes("1.36", containers + "{limits: {cpu: 1}}"));
    assertEquals(
        "Invalid spec.resources.requests[cpu]",
        causes("1.36", containers + "{requests: {cpu: 1}}"));
    assertEquals("", causes("1.36", containers + "{limits: {cpu: 3}}"));
    assertEquals("", causes("1.33", containers + "{limits: {cpu: 1}}"));
  }

  @Test
  void keysThatTheServerAddsMayNotBeInTheSelectorToo() {
    String spec =
        "containers: [{name: a, image: i}], affinity: {podAffinity:"
            + " {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: z, matchLabelKeys:"
            + " [k], labelSelector: {matchLabels: {k: v}}}]}}";
    ApiResponse labelled = create("1.36", ", labels: {k: v}", spec);

    assertEquals(
        "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0][0]",
        labelled.refusals().get(0).path());
    assertEquals(List.of(), create("1.36", "", spec).refusals());
    assertEquals(List.of(), create("1.30", ", labels: {k: v}", spec).refusals());
  }

  @Test
  void warningsOfPodsAlone() {
    String spec = "containers: [{name: c, image: i}]";
    String annotation =
        ", annotations: {container.apparmor.security.beta.kubernetes.io/c: runtime/default}";
    List<String> texts = new ArrayList<>();
    for (ApiServerWarning warning : create("1.36", annotation, spec).warnings()) {
      texts.add(warning.path() + ": " + warning.text());
    }

    assertEquals(
        List.of(
            "metadata.annotations[container.apparmor.security.beta.kubernetes.io/c]: deprecated"
                + " since v1.30; use the \"appArmorProfile\" field instead"),
        texts);
    assertEquals(List.of(), create("1.29", annotation, spec).warnings());
  }

  @Test
  void theNameIsAHostnameToo() {
    FieldCursor object =
        RecordedResponses.parse(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: a.b}\n"
                + "spec: {containers: [{name: a, image: i}]}\n");
    ApiResponse said =
        new ApiServer(SchemaCatalog.bundled(), KubernetesVersion.parse("1.36"))
            .review(object, RecordedResponses.id(object));

    assertEquals(
        "this is used in the Pod's hostname, which can result in surprising behavior; a DNS label"
            + " is recommended: [must not contain dots]",
        said.warnings().get(0).text());
  }
}
