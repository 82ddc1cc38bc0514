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

/** A base is judged as each of its overlays makes it. */
final class OverlaysTest {

  private static final String HEAD = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: ";

  @TempDir private Path directory;

  @BeforeEach
  void base() throws IOException {
    write("base/kustomization.yaml", "resources: [ds.yaml, pod.yaml, settings.yaml]\n");
    write(
        "base/ds.yaml",
        HEAD
            + """
            {name: agent, namespace: ops}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  nodeSelector: {kubernetes.io/os: linux}
                  containers:
                  - name: main
                    image: registry.example.com/agent
                    env:
                    - {name: K, valueFrom: {configMapKeyRef: {name: settings, key: more}}}
                    volumeMounts: [{name: data, mountPath: /data}]
            """);
    write(
        "base/pod.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: once, namespace: ops}
        spec:
          containers:
          - name: main
            image: registry.example.com/once:1
            volumeMounts: [{name: data, mountPath: /data}]
        """);
    write(
        "base/settings.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: ops}
        data: {some: "1"}
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Writes an overlay that mounts what the base lacks, but for what is left out. */
  private void overlay(String name, String leftOut, String more) throws IOException {
    StringBuilder text = new StringBuilder("resources: [../base]\npatches:\n");
    String spec = "spec: {volumes: [{name: data, configMap: {name: " + name + "}}]}";
    if (!leftOut.equals("volume")) {
      text.append(inline(HEAD + "{name: agent}\nspec: {template: {" + spec + "}}"));
      text.append(inline("apiVersion: v1\nkind: Pod\nmetadata: {name: once}\n" + spec));
    }
    if (!leftOut.equals("image")) {
      text.append("images: [{name: registry.example.com/agent, newTag: ")
          .append(name)
          .append("}]\n");
    }
    if (!leftOut.equals("key")) {
      text.append("configMapGenerator: [{name: settings, behavior: merge, literals: [more=")
          .append(name)
          .append("]}]\n");
    }
    write(name + "/kustomization.yaml", text + more);
  }

  private static String inline(String patch) {
    return "- patch: |-\n    " + patch.replace("\n", "\n    ") + "\n";
  }

  private String findings() throws Exception {
    TreeSet<String> found = new TreeSet<>();
    for (Finding finding :
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("."), RunRequest.DEFAULT)
            .result()
            .findings()) {
      int overlays = finding.message().indexOf(" (as ");
      String told = overlays < 0 ? "" : finding.message().substring(overlays);
      found.add(finding.rule() + " " + finding.location().file().name() + told);
    }
    return String.join(", ", found);
  }

  @Test
  void withoutOverlaysItIsJudgedAsItIs() throws Exception {
    assertEquals(
        "config-key-missing base/ds.yaml, image-latest-or-untagged base/ds.yaml,"
            + " volume-mount-unknown base/ds.yaml, volume-mount-unknown base/pod.yaml",
        findings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "none|",
        "volume|volume-mount-unknown base/ds.yaml (as blue builds it),"
            + " volume-mount-unknown base/pod.yaml (as blue builds it)",
        "image|image-latest-or-untagged base/ds.yaml (as blue builds it)",
        "key|config-key-missing base/ds.yaml (as blue builds it)",
      })
  void findingOfOneOverlayNamesIt(String leftOut, String expected) throws Exception {
    overlay("red", "none", "");
    overlay("green", "none", "");
    overlay("blue", leftOut, "");
    assertEquals(expected == null ? "" : expected, findings());
  }

  @Test
  void findingOfAllOverlaysIsOneOfTheBase() throws Exception {
    overlay("red", "image", "");
    overlay("blue", "image", "");
    assertEquals("image-latest-or-untagged base/ds.yaml", findings());
  }

  @Test
  void findingOfManyOverlaysNamesSome() throws Exception {
    overlay("red", "none", "");
    for (String name : List.of("a", "b", "c", "d", "e")) {
      overlay(name, "image", "");
    }
    assertEquals(
        "image-latest-or-untagged base/ds.yaml (as a, b, c and 2 more build it)", findings());
  }

  @Test
  void commentInTheBaseSilencesWhatOneOverlayMakesOfIt() throws Exception {
    String text = Files.readString(directory.resolve("base/ds.yaml"));
    String ignore = "# rollcall: ignore image-latest-or-untagged -- the tests are built by hand\n";
    int image = text.indexOf("        image:");
    write("base/ds.yaml", text.substring(0, image) + "        " + ignore + text.substring(image));
    overlay("red", "none", "");
    overlay("blue", "image", "");
    assertEquals("", findings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "spec.template.spec.nodeSelector.[kubernetes.io/os]|DaemonSet|",
        "spec.template.spec.nodeSelector.kubernetes\\.io/os|.*|",
        "spec.template.spec.nodeSelector.*|DaemonSet|",
        "spec.template.spec.nodeSelector|DaemonSet|",
        "spec.template.spec.priorityClassName|DaemonSet|node-label-value-unknown base/ds.yaml",
        "spec.template.spec.nodeSelector.*|Deployment|node-label-value-unknown base/ds.yaml",
      })
  void whatAReplacementSetsIsUnknown(String path, String kind, String expected) throws Exception {
    String text = Files.readString(directory.resolve("base/ds.yaml"));
    write("base/ds.yaml", text.replace("os: linux", "os: to-be-set"));
    String replacement =
        "source: {kind: ConfigMap, name: settings, fieldPath: data.some}\n"
            + "targets:\n"
            + "- select: {kind: "
            + kind
            + "}\n  fieldPaths: ['"
            + path
            + "']\n";
    overlay("red", "none", "replacements: [{path: r.yaml}]\n");
    write("red/r.yaml", replacement);
    assertEquals(expected == null ? "" : expected, findings());
    overlay("red", "none", "replacements:\n- " + replacement.replace("\n", "\n  ") + "\n");
    assertEquals(expected == null ? "" : expected, findings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "literals: [more=1]",
        "files: [more=a.txt]",
        "files: [deep/more]",
        "envs: [some.env]",
        "env: some.env",
      })
  void keysOfGeneratorsAreThere(String source) throws Exception {
    write("red/some.env", "# settings\nmore=1\n");
    overlay(
        "red", "key", "configMapGenerator: [{name: settings, behavior: merge, " + source + "}]");
    assertEquals("", findings());
  }
}
