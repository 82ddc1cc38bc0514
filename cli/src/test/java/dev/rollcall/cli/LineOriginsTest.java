package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings of rendered text name the file and the line that a person would edit. */
final class LineOriginsTest {

  /** What kustomize makes of the files below: a prefix, an image, two patches, a label. */
  private static final String BUILT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        labels:
          team: a
        name: prod-agent
        namespace: ops
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
            - image: registry.example.com/relay:v3
              name: main
              resources:
                limits:
                  cpu: 1x
            nodeSelector:
              beta.kubernetes.io/os: linux
            priorityClassName: high
        updateStrategy:
          rollingUpdate:
            maxSurge: 1
      """;

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void files() throws IOException {
    assumeTrue(File.separatorChar == '/', "the stand-ins are shell scripts");
    shell = new CliRunner(directory);
    shell.environment("PATH", directory.resolve("bin").toString());
    shell.write("built.yaml", BUILT);
    shell.write(
        "base/a.yaml",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec:
              containers:
              - name: main
                image: relay
              nodeSelector:
                beta.kubernetes.io/os: linux
        """);
    shell.write("base/kustomization.yaml", "resources: [a.yaml]\n");
    shell.write(
        "overlay/kustomization.yaml",
        """
        namePrefix: prod-
        namespace: ops
        labels:
        - pairs:
            team: a
        resources: [../base]
        images:
        - name: relay
          newTag: v3
        patches:
        - path: surge.yaml
        - target: {kind: DaemonSet}
          patch: |-
            - op: add
              path: /spec/template/spec/priorityClassName
              value: high
        - patch: |
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              template:
                spec:
                  containers:
                  - name: main
                    resources:
                      limits:
                        cpu: 1x
        """);
    shell.write(
        "overlay/surge.yaml",
        """
        kind: DaemonSet
        metadata: {name: agent}
        spec:
          updateStrategy:
            rollingUpdate:
              maxSurge: 1
        """);
    Path program = shell.write("bin/kustomize", "#!/bin/sh\n/bin/cat built.yaml\n");
    assertTrue(program.toFile().setExecutable(true));
  }

  private String origin(int line) throws IOException {
    dev.rollcall.source.SourceFile text =
        new dev.rollcall.source.SourceFile(
            "overlay", Files.readString(directory.resolve("built.yaml")));
    return String.valueOf(
        new KustomizeOrigins(text, directory.resolve("overlay"), directory).originOf(line));
  }

  @Test
  void fieldsComeFromTheOutermostFileThatGivesThem() throws IOException {
    assertEquals("overlay/kustomization.yaml:5", origin(5), "a label");
    assertEquals("base/a.yaml:3", origin(6), "a name with a prefix");
    assertEquals("overlay/kustomization.yaml:2", origin(7), "the namespace");
    assertEquals("base/a.yaml:5", origin(11), "a selector");
    assertEquals("overlay/kustomization.yaml:9", origin(18), "an image");
    assertEquals("overlay/kustomization.yaml:27", origin(22), "a patch that is written out");
    assertEquals("base/a.yaml:13", origin(24), "a node selector");
    assertEquals("overlay/kustomization.yaml:16", origin(25), "an operation");
    assertEquals("overlay/surge.yaml:6", origin(28), "a patch in a file");
    assertEquals("base/a.yaml:6", origin(12), "what holds others is the base's");
  }

  @Test
  void reportsNameThatLine() throws IOException {
    String text = shell.run("lint", "--render", "overlay").out();
    assertTrue(text.contains("overlay:24:32 (from base/a.yaml:13)"), text);
    String json = shell.run("lint", "--render", "--format", "json", "overlay").out();
    assertTrue(json.contains("\"renderedFrom\": \"base/a.yaml\""), json);
    assertTrue(json.contains("\"renderedFromLine\": 13"), json);
    for (String format : new String[] {"github", "gitlab", "checkstyle", "sarif"}) {
      String out =
          shell.run("lint", "--render", "--format", format, "overlay").out().replaceAll("\\s", "");
      String place =
          switch (format) {
            case "github" -> "file=base/a.yaml,line=13,title";
            case "gitlab" -> "\"path\":\"base/a.yaml\",\"lines\":{\"begin\":13,\"end\":13}";
            case "checkstyle" -> "line=\"13\"severity";
            default -> "{\"uri\":\"base/a.yaml\"},\"region\":{\"startLine\":13}";
          };
      assertTrue(out.contains(place), out);
    }
  }

  @Test
  void rendersAreLeftForReaders() throws IOException {
    shell.run("lint", "--render", "--print-rendered", "out/of", "overlay");
    assertEquals(BUILT, shell.read("out/of/overlay.yaml"));
    shell.run("diff", "--render", "--print-rendered", "both", "base", "overlay");
    assertEquals(BUILT, shell.read("both/base.yaml"));
    assertEquals(2, shell.run("lint", "--render", "--print-rendered", "built.yaml", "base").code());
  }
}
