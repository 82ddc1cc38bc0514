package dev.rollcall.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.report.SkippedSummary;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server drops, and what it has taken before. */
class ServerSideTest {

  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            hostUsers: false
            containers:
            - name: agent
              image: registry.example/agent:1
              volumeMounts: [{name: v, mountPath: /v}]
            volumes:
            - name: v
              image: {reference: registry.example/files:1}
      """;

  private static RunResult lint(String minor, String text) {
    LintSettings settings = LintSettings.of(KubernetesVersion.parse(minor));
    Inputs inputs = new Inputs(List.of(new Input("in.yaml", null)), List.of());
    return new Linter(
            BuiltInRules.all(),
            SchemaCatalog.bundled(),
            settings,
            input -> new SourceFile(input.name(), text))
        .lint(inputs);
  }

  private static List<Finding> of(RunResult result, String rule) {
    return result.findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
  }

  @Test
  void kindsOfOtherProgramsAreToldFromNodes() {
    String head = "apiVersion: v1\nkind: Machinery\nmetadata: {name: a}\n";

    RunResult node = lint("1.36", head + "spec: {podCIDR: 10.0.0.0/24}\n");
    RunResult other = lint("1.36", head + "spec: {podCIDR: 10.0.0.0/24, region: north}\n");

    assertEquals("kind", node.findings().get(0).path());
    assertEquals(List.of(), other.findings());
  }

  @Test
  void sidecarThatBecomesAnInitContainerIsWarnedOf() {
    String sidecar =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: agent}
        spec:
          hostUsers: false
          initContainers:
          - {name: proxy, image: "registry.example/proxy:1", restartPolicy: Always}
          containers:
          - {name: agent, image: "registry.example/agent:1"}
        """;

    Finding finding = of(lint("1.28", sidecar), "field-dropped").get(0);

    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(
        "spec.initContainers[0].restartPolicy is dropped without a word: its feature gate"
            + " SidecarContainers is off by default before 1.29, and the pod waits until this"
            + " container ends; one more field is dropped, too",
        finding.message());
  }

  @Test
  void whatIsDroppedIsToldOnceForTheObject() {
    List<Finding> dropped = of(lint("1.32", DAEMON_SET), "field-dropped");

    assertEquals(1, dropped.size());
    Finding finding = dropped.get(0);
    assertEquals(Severity.INFO, finding.severity());
    assertEquals("spec.template.spec.hostUsers", finding.path());
    assertEquals(
        "spec.template.spec.hostUsers is dropped without a word: its feature gate"
            + " UserNamespacesSupport is off by default before 1.33; 2 more fields are dropped,"
            + " too",
        finding.message());
    assertEquals(
        List.of(
            "spec.template.spec.volumes[0] is dropped, too: its feature gate ImageVolume is off by"
                + " default before 1.35",
            "spec.template.spec.containers[0].volumeMounts[0] is dropped, too: its feature gate"
                + " ImageVolume is off by default before 1.35"),
        finding.notes().stream().map(Note::message).toList());
  }

  @Test
  void rulesAndPlacementSeeWhatTheServerKeeps() {
    RunResult old = lint("1.32", DAEMON_SET);
    RunResult current = lint("1.35", DAEMON_SET);

    assertEquals(List.of(), of(current, "field-dropped"));
    assertEquals(0, volumes(old));
    assertEquals(1, volumes(current));
  }

  private static int volumes(RunResult result) {
    DaemonSet daemonSet = result.cluster().inventory().daemonSets().get(0);
    return daemonSet.pod().volumes().size();
  }

  @Test
  void aPrintedDaemonSetHasNothingLeftToDrop() {
    String printed =
        DAEMON_SET.replace("{name: agent}\n", "{name: agent, uid: a, resourceVersion: '1'}\n");

    assertEquals(List.of(), of(lint("1.32", printed), "field-dropped"));
    assertEquals(1, volumes(lint("1.32", printed)));
  }

  @Test
  void printedPodsAreTakenAsAccepted() {
    String pod = "kind: Pod\napiVersion: v1\nmetadata: {name: a, uid: b}\nspec: {containers: []}\n";
    RunResult printed = lint("1.36", pod + "status: {phase: Running}\n");
    RunResult written = lint("1.36", pod);

    assertEquals(List.of(new SkippedInput("in.yaml", "taken-as-accepted", 1)), printed.skipped());
    assertEquals(
        "1 object printed by a server, and so taken as accepted",
        SkippedSummary.of(printed.skipped()));
    assertEquals(0, printed.count(Severity.ERROR));
    assertEquals(List.of(), written.skipped());
    assertTrue(written.count(Severity.ERROR) > 0);
  }
}
