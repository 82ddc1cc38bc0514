package dev.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.schemas.VersionRange;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionFindingsTest {

  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        minReadySeconds: -1
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            hostUsers: false
            hostNetwork: true
            containers:
            - {name: agent, image: "registry.example/agent:1"}
      """;

  private static RunResult lint(String range) {
    List<RunResult> results = new ArrayList<>();
    for (KubernetesVersion version : VersionRange.parse(range).versions()) {
      Inputs inputs = new Inputs(List.of(new Input("in.yaml", null)), List.of());
      results.add(
          new Linter(
                  BuiltInRules.all(),
                  SchemaCatalog.bundled(),
                  LintSettings.of(version),
                  input -> new SourceFile(input.name(), DAEMON_SET))
              .lint(inputs));
    }
    return VersionFindings.join(results);
  }

  private static Finding at(RunResult result, String path) {
    return result.findings().stream()
        .filter(finding -> finding.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachFindingHasTheMinorsThatItHoldsFor() {
    RunResult result = lint("1.31..1.34");

    assertEquals("1.31..1.34", result.versions().toString());
    assertEquals(
        List.of("1.31", "1.32", "1.33", "1.34"), at(result, "spec.minReadySeconds").minors());
    assertEquals(List.of("1.31", "1.32"), at(result, "spec.template.spec.hostUsers").minors());
    assertEquals(List.of("1.33", "1.34"), at(result, "spec.template.spec.hostNetwork").minors());
  }

  @Test
  void whatDoesNotHoldForAllSaysSo() {
    RunResult result = lint("1.31..1.34");

    assertEquals(List.of(), at(result, "spec.minReadySeconds").notes());
    assertEquals(
        "holds for Kubernetes 1.33 and 1.34",
        at(result, "spec.template.spec.hostNetwork").notes().get(0).message());
  }

  @Test
  void minorsInWords() {
    List<KubernetesVersion> minors = new ArrayList<>(VersionRange.parse("1.29..1.31").versions());
    minors.addAll(VersionRange.parse("1.33..1.34").versions());
    minors.addAll(VersionRange.parse("1.36").versions());

    assertEquals("1.29 to 1.31, 1.33 and 1.34, 1.36", VersionFindings.words(minors));
  }
}
