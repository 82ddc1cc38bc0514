package dev.rollcall.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A base is judged as the patches of its overlays leave it, where they agree. */
final class KustomizedObjectTest {

  private static final String HEAD = "kind: DaemonSet\nmetadata: {name: agent}\nspec:\n  ";

  @TempDir private Path directory;

  @BeforeEach
  void base() throws IOException {
    write(
        "base/ds.yaml",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: ops}
        spec:
          selector: {matchLabels: {app: agent}}
          updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
          template:
            metadata: {labels: {app: agent}}
            spec:
              containers:
              - name: main
                image: registry.example.com/agent:1
                ports: [{containerPort: 80, hostPort: 80}]
        """);
    write("base/kustomization.yaml", "resources: [ds.yaml]\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String rules() throws Exception {
    TreeSet<String> rules = new TreeSet<>();
    RunRequest request = RunRequest.DEFAULT;
    for (Finding finding :
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("."), request)
            .result()
            .findings()) {
      rules.add(finding.rule());
    }
    return String.join(" ", rules);
  }

  private static String inline(String patch) {
    return "- patch: |-\n    " + patch.replace("\n", "\n    ") + "\n";
  }

  @Test
  void baseByItselfIsJudgedAsItIs() throws Exception {
    assertEquals("surge-host-port", rules());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "updateStrategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}|",
        "updateStrategy: {$patch: delete}|",
        "updateStrategy: {rollingUpdate: null}|",
        "updateStrategy: {$patch: replace, type: OnDelete}|",
        "template: {spec: {containers: [{name: main, ports: [{containerPort: 80,"
            + " $patch: delete}]}]}}|",
        // What the patch brings is left to the build, and so is what it has a part in.
        "updateStrategy: {rollingUpdate: {maxSurge: 2}}|",
        "template: {spec: {containers: [{name: main, env: [{name: A, value: b}]}]}}"
            + "|surge-host-port",
        "template: {metadata: {labels: {app: other}}}|selector-mismatch surge-host-port",
      })
  void strategicMergePatchIsApplied(String patch, String expected) throws Exception {
    write("over/kustomization.yaml", "resources: [../base]\npatches:\n" + inline(HEAD + patch));
    assertEquals(expected == null ? "" : expected, rules());
    write("over/kustomization.yaml", "resources: [../base]\npatches: [{path: p.yaml}]\n");
    write("over/p.yaml", HEAD + patch);
    assertEquals(expected == null ? "" : expected, rules());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{op: remove, path: /spec/updateStrategy}|",
        "{op: replace, path: /spec/updateStrategy/rollingUpdate, value: {maxUnavailable: 1}}|",
        "{op: remove, path: /spec/template/spec/containers/0/ports/0}|",
        "{op: add, path: /spec/template/spec/containers/0/ports/0/hostPort, value: 81}|",
        "{op: add, path: /metadata/labels, value: {a: b}}|surge-host-port",
        "{op: remove, path: /spec/nothing}|surge-host-port",
        "{op: copy, path: /spec/updateStrategy, from: /spec}|surge-host-port",
        "{op: add, path: /spec/template/spec/containers/5, value: {}}|surge-host-port",
      })
  void operationsAreDone(String operation, String expected) throws Exception {
    String patch = inline("- " + operation);
    write(
        "over/kustomization.yaml",
        "resources: [../base]\npatches:\n" + patch + "  target: {kind: DaemonSet, name: ag.*}\n");
    assertEquals(expected == null ? "" : expected, rules());
  }

  @Test
  void patchesMayNameWhatPrefixesMadeOfTheName() throws Exception {
    write("mid/kustomization.yaml", "namePrefix: a-\nnameSuffix: -z\nresources: [../base]\n");
    String patch = HEAD.replace("agent", "a-agent-z") + "updateStrategy: null";
    write("over/kustomization.yaml", "resources: [../mid]\npatches:\n" + inline(patch));
    assertEquals("", rules());
    patch = HEAD.replace("agent", "agent-z") + "updateStrategy: null";
    write("over/kustomization.yaml", "resources: [../mid]\npatches:\n" + inline(patch));
    assertEquals("surge-host-port", rules());
  }

  @Test
  void onlyWhatAllOverlaysShareIsApplied() throws Exception {
    String patch = "patches:\n" + inline(HEAD + "updateStrategy: null");
    write("one/kustomization.yaml", "resources: [../base]\n" + patch);
    write("two/kustomization.yaml", "resources: [../base]\n");
    assertEquals("surge-host-port", rules());
    write("shared/kustomization.yaml", "kind: Component\n" + patch);
    for (String overlay : List.of("one", "two")) {
      write(overlay + "/kustomization.yaml", "resources: [../base]\ncomponents: [../shared]\n");
    }
    assertEquals("", rules());
  }

  @Test
  void whatAPatchAddsIsMissingNoMore() throws Exception {
    write(
        "base/ds.yaml",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: ops}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec:
              containers: [{name: main}]
        """);
    assertEquals("container-missing", rules());
    String image = "template: {spec: {containers: [{name: main, image: a/b:1}]}}";
    write("over/kustomization.yaml", "resources: [../base]\npatches:\n" + inline(HEAD + image));
    assertEquals("", rules());
    write(
        "other/kustomization.yaml",
        "resources: [../base]\npatches:\n" + inline(HEAD + image.replace(":1", ":2")));
    assertEquals("", rules());
  }
}
