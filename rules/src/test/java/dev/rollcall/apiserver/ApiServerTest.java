package dev.rollcall.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiServerTest {

  private static final String GOOD =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: agent
      spec:
        selector:
          matchLabels:
            app: agent
        template:
          metadata:
            labels:
              app: agent
          spec:
            containers:
            - name: agent
              image: registry.example/agent:1
      """;

  private final SchemaCatalog catalog = SchemaCatalog.bundled();

  @Test
  void aGoodDaemonSetIsTaken() {
    assertEquals(List.of(), said(GOOD));
  }

  @Test
  void allDecodingErrorsAreTold() {
    assertEquals(
        List.of(
            "WrongType metadata.labels[on]: labels[on] must be a string, not the boolean true;"
                + " put \"true\" in quotes",
            "WrongType spec.minReadySeconds: minReadySeconds must be a whole number, not the"
                + " string \"5\"; leave out the quotes",
            "UnknownField spec.strategy: unknown field \"strategy\"; a DaemonSet calls it"
                + " \"updateStrategy\"",
            "WrongType spec.template.spec.hostNetwork: hostNetwork must be true or false, not the"
                + " string \"yes please\"",
            "WrongType spec.template.spec.tolerations: tolerations must be a list, not an object;"
                + " begin each of its items with \"- \""),
        said(
            GOOD.replace("name: agent\nspec:", "name: agent\n  labels: {'on': true}\nspec:")
                .replace("  selector:", "  minReadySeconds: '5'\n  strategy: {}\n  selector:")
                .replace(
                    "      containers:",
                    "      hostNetwork: yes please\n      tolerations:\n        operator: Exists\n"
                        + "      containers:")));
  }

  @Test
  void nothingIsValidatedThatDoesNotDecode() {
    String text = GOOD.replace("name: agent\nspec:", "name: Bad_Name\nspec:");
    assertEquals(1, said(text).size());
    assertEquals(
        List.of(
            "WrongType spec.revisionHistoryLimit: revisionHistoryLimit must be between"
                + " -2147483648 and 2147483647, and 4294967296 is not"),
        said(text.replace("  selector:", "  revisionHistoryLimit: 4294967296\n  selector:")));
  }

  @Test
  void aFieldOfALaterVersionIsNamedAsSuch() {
    String text = GOOD.replace("      containers:", "      hostnameOverride: x\n      containers:");
    assertEquals(
        List.of(
            "UnknownField spec.template.spec.hostnameOverride: unknown field \"hostnameOverride\""
                + " in Kubernetes 1.30; it is known from 1.34 on"),
        said(text, "1.30"));
  }

  @Test
  void misspeltAndMisplacedFieldsAreExplained() {
    assertEquals(
        List.of(
            "UnknownField spec.tolerations: unknown field \"tolerations\"; it belongs into the"
                + " spec of the pod template",
            "UnknownField spec.template.spec.contaners: unknown field \"contaners\"; did you mean"
                + " \"containers\"?"),
        said(
            GOOD.replace("containers:", "contaners:")
                .replace("  selector:", "  tolerations: []\n  selector:")));
  }

  @Test
  void duplicateKeysAreToldAtTheSecond() {
    FieldCursor object =
        RecordedResponses.parse(GOOD.replace("name: agent\nspec", "name: agent\n  name: x\nspec"));
    FieldError refusal =
        admission("1.36").review(object, RecordedResponses.id(object)).refusals().get(0);
    assertEquals(CauseType.DUPLICATE_FIELD, refusal.reason());
    assertEquals("metadata.name", refusal.path());
    assertEquals(new Span(5, 3, 5, 7), refusal.place().keySpan());
    assertTrue(refusal.message().contains("line 4"), refusal.message());
  }

  @Test
  void mergeKeysMayBeOverridden() {
    String text =
        GOOD.replace(
            "      labels:\n        app: agent",
            "      labels: &labels\n        app: agent\n      annotations: {<<: *labels, app: x}");
    assertEquals(List.of(), said(text));
  }

  @Test
  void unservedKindsGetTheirSuccessor() {
    String said = said(GOOD.replace("apps/v1", "extensions/v1beta1")).get(0);
    assertTrue(said.startsWith("NoMatch apiVersion: extensions/v1beta1 DaemonSet is served"), said);
    assertTrue(said.contains("write apps/v1"), said);
    assertEquals(
        List.of(
            "NoMatch kind: kind \"Daemonset\" is not known in apps/v1; did you mean"
                + " \"DaemonSet\"?"),
        said(GOOD.replace("kind: DaemonSet", "kind: Daemonset")));
    assertEquals(List.of(), said(GOOD.replace("apps/v1", "apps.kruise.io/v1alpha1")));
  }

  @Test
  void surgeNeedsNoUnavailable() {
    String strategy = "  updateStrategy:\n    rollingUpdate: {maxSurge: 1%s}\n  selector:";
    assertEquals(
        List.of(
            "FieldValueInvalid spec.updateStrategy.rollingUpdate.maxSurge: maxSurge 1 needs"
                + " maxUnavailable: 0 beside it, which is 1 where left out"),
        said(GOOD.replace("  selector:", strategy.formatted(""))));
    assertEquals(
        List.of(), said(GOOD.replace("  selector:", strategy.formatted(", maxUnavailable: 0"))));
  }

  @Test
  void ofTwoComplaintsAboutOneThingOneIsTold() {
    String text =
        GOOD.replace("      containers:", "      restartPolicy: Never!\n      containers:");
    assertEquals(
        List.of(
            "FieldValueNotSupported spec.template.spec.restartPolicy: the pods of a DaemonSet"
                + " restart Always, not \"Never!\"; leave it out"),
        said(text));
  }

  @Test
  void aDefaultWrittenOutRestartsNothing() {
    FieldCursor before = RecordedResponses.parse(GOOD);
    assertFalse(restarts(before, "      dnsPolicy: ClusterFirst\n      restartPolicy: Always\n"));
    assertFalse(restarts(before, "      hostNetwork: false\n      nodeSelector: {}\n"));
    assertFalse(restarts(before, "      serviceAccount: ''\n      securityContext: {}\n"));
    assertTrue(restarts(before, "      automountServiceAccountToken: false\n"));
    assertTrue(restarts(before, "      priority: 0\n"));
    assertTrue(restarts(before, "      serviceAccount: x\n"));
  }

  private boolean restarts(FieldCursor before, String lines) {
    FieldCursor after =
        RecordedResponses.parse(GOOD.replace("      containers:", lines + "      containers:"));
    return admission("1.36").changesPodTemplate(before, after);
  }

  @Test
  void theSelectorCannotChange() {
    FieldCursor before = RecordedResponses.parse(GOOD);
    FieldCursor after = RecordedResponses.parse(GOOD.replace("app: agent", "app: other"));
    List<FieldError> refusals =
        admission("1.36").reviewReplacement(before, after, RecordedResponses.id(after));
    assertEquals("spec.selector", refusals.get(0).path());
    assertEquals(1, refusals.size());
    assertEquals(
        List.of(),
        admission("1.36").reviewReplacement(before, before, RecordedResponses.id(before)));
  }

  @Test
  void nodesAreCheckedToo() {
    assertEquals(
        List.of(
            "FieldValueNotSupported metadata.taints[0].effect: effect \"Noschedule\" is not one of"
                + " NoSchedule, PreferNoSchedule, NoExecute; did you mean \"NoSchedule\"?",
            "FieldValueInvalid status.capacity.cpu: cpu -1 must not be negative",
            "FieldValueInvalid status.allocatable.cpu: cpu -1 must not be negative",
            "FieldValueInvalid spec.podCIDRs[0]: the pod network \"10.0.0.1/8\" must not have bits"
                + " set beyond its prefix of 8 bits"),
        said(
            """
            apiVersion: v1
            kind: Node
            metadata: {name: n-1}
            spec:
              podCIDR: 10.0.0.1/8
              taints: [{key: a, effect: Noschedule}]
            status:
              capacity: {cpu: -1}
            """));
  }

  private ApiServer admission(String version) {
    return new ApiServer(catalog, KubernetesVersion.parse(version));
  }

  private List<String> said(String text) {
    return said(text, "1.36");
  }

  private List<String> said(String text, String version) {
    FieldCursor object = RecordedResponses.parse(text);
    List<String> said = new ArrayList<>();
    for (FieldError refusal :
        admission(version).review(object, RecordedResponses.id(object)).refusals()) {
      said.add(refusal.reason().id() + " " + refusal.path() + ": " + refusal.message());
    }
    return said;
  }
}
