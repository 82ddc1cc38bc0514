package dev.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files that are long enough to be read in stretches, which nobody may notice. */
final class LongFilesTest {

  private static final SchemaCatalog CATALOG = SchemaCatalog.bundled();
  private static final int MANY = 500;
  private static final int LINES = 23;

  /** A manifest of 23 lines with one finding, in its line 11. */
  private static final String MANIFEST =
      """
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: agent-%1$d
        annotations: {example.com/about: "an agent that is there only to be long enough for a test"}
      spec:
        updateStrategy:
          rollingUpdate:
            maxUnavailable: 0
            maxSurge: 1
        selector:
          matchLabels: {app: agent-%1$d}
        template:
          metadata:
            labels: {app: agent-%1$d}
          spec:
            containers:
            - name: agent
              image: registry.example/agent:1.4.%1$d
              args: [--config, /etc/agent/agent.yaml, --level, info]
              ports:
              - {containerPort: 6666, hostPort: 6666}
      """;

  private static List<String> manifests() {
    List<String> manifests = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      manifests.add(MANIFEST.formatted(i));
    }
    return manifests;
  }

  private static RunResult lint(List<String> documents) {
    String text = String.join("", documents);
    assertTrue(text.length() > 1 << 17, "long enough for several stretches");
    LintSettings settings =
        LintSettings.of(CATALOG.preferred())
            .withRules(
                Set.of("surge-host-port", "yaml-syntax", "unrendered-template", "unknown-field"),
                Set.of());
    Inputs inputs = new Inputs(List.of(new Input("long.yaml", null)), List.of());
    SourceFile file = new SourceFile("long.yaml", text);
    return new Linter(BuiltInRules.all(), CATALOG, settings, input -> file).lint(inputs);
  }

  private static List<String> places(RunResult result) {
    List<String> places = new ArrayList<>();
    for (Finding finding : result.findings()) {
      places.add(finding.rule() + ":" + finding.location().span().line());
    }
    return places;
  }

  @Test
  void everythingStandsWhereItStands() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      expected.add("surge-host-port:" + (i * LINES + 11));
    }
    RunResult result = lint(manifests());
    assertEquals(expected, places(result));
    assertEquals(MANY, result.objects());
  }

  @Test
  void whatIsSkippedIsCountedOnce() {
    List<String> manifests = manifests();
    manifests.add(0, "---\n");
    manifests.add("---\n");
    manifests.add(MANY / 2, "---\n");
    assertEquals(
        List.of(new SkippedInput("long.yaml", "empty-document", 3)), lint(manifests).skipped());
  }

  @Test
  void aBrokenDocumentIsOneFinding() {
    List<String> manifests = manifests();
    manifests.set(300, "---\na: [\n");
    RunResult result = lint(manifests);
    assertEquals(MANY - 1, result.objects());
    List<String> places = places(result);
    assertEquals("yaml-syntax:" + (300 * LINES + 3), places.get(300));
    assertEquals("surge-host-port:" + (300 * LINES + 2 + 11), places.get(301));
  }

  @Test
  void aTemplateLeavesTheOthersManifests() {
    List<String> manifests = manifests();
    manifests.set(300, manifests.get(300).replace("name: agent\n", "name: {{ .Values.name }}\n"));
    RunResult result = lint(manifests);
    assertTrue(places(result).contains("unrendered-template:" + (300 * LINES + 19)));
    assertEquals(MANY, places(result).size());
    assertEquals(
        List.of(new SkippedInput("long.yaml", "unrendered-template", 1)), result.skipped());
  }

  @Test
  void aCommentInFrontOfAMarkerSpeaksOfWhatFollows() {
    List<String> manifests = manifests();
    for (int i = 0; i < MANY; i++) {
      manifests.set(i, "# rollcall: ignore surge-host-port -- the next one\n" + manifests.get(i));
    }
    RunResult result = lint(manifests);
    assertEquals(List.of(), places(result));
    assertEquals(MANY, result.suppressed());
  }

  @Test
  void aCommentBehindAMarkerSpeaksOfItsDocument() {
    List<String> manifests = manifests();
    for (int i = 0; i < MANY; i++) {
      String comment = "---\n# rollcall: ignore surge-host-port -- this one\n";
      manifests.set(i, manifests.get(i).replaceFirst("---\n", comment));
    }
    assertEquals(MANY, lint(manifests).suppressed());
  }
}
