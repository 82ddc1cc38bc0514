package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders what objects of GitOps tools release, with stand-ins for the programs. */
final class ReleaseRendererTest {

  private static final String RELEASE =
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: NAME, namespace: ops}
      spec:
        chart: {spec: {chart: CHART, version: 1.2.x, sourceRef: {kind: SOURCE, name: own}}}
        values:
          size: ${SIZE}
      """;

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void repository() throws IOException {
    assumeTrue(File.separatorChar == '/', "the stand-ins are shell scripts");
    shell = new CliRunner(directory.resolve("repo"));
    shell.environment("PATH", directory.resolve("bin").toString());
    // Says what it was asked for, and the values behind that.
    program(
        "helm",
        "for a in \"$@\"; do case $a in --values=*) /bin/cat \"${a#--values=}\" ;; esac; done >> "
            + directory
            + "/called; echo \"$2 $3 $5\" >> "
            + directory
            + "/called; /bin/cat "
            + directory
            + "/rendered.yaml");
    Files.writeString(
        directory.resolve("rendered.yaml"),
        "---\n# Source: agent/templates/a.yaml\n" + CliRunner.BAD);
    shell.write("charts/agent/Chart.yaml", "name: agent\n");
    shell.write("charts/agent/templates/a.yaml", "metadata: {name: {{ .Values.name }}}\n");
    shell.write("charts/other/Chart.yaml", "name: other\n");
    shell.write("apps/kustomization.yaml", "resources: [release.yaml]\n");
    shell.write("apps/release.yaml", release("agent", "./charts/agent", "GitRepository"));
    shell.write("clusters/remote.yaml", release("far", "cilium", "HelmRepository"));
    shell.write(
        "clusters/apps.yaml",
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: apps}
        spec:
          path: ./apps
          sourceRef: {kind: GitRepository, name: own}
          postBuild: {substitute: {SIZE: "3"}}
        """);
    // Whatever it is asked to build, there is one kustomization.
    program("kubectl", "/bin/cat apps/release.yaml");
  }

  private static String release(String name, String chart, String source) {
    return RELEASE.replace("NAME", name).replace("CHART", chart).replace("SOURCE", source);
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.createDirectories(directory.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private List<String> called() throws IOException {
    return Files.readAllLines(directory.resolve("called"));
  }

  @Test
  void releaseIsRenderedOnceAsItsKustomizationMakesIt() throws IOException {
    CliRunner.Outcome outcome = shell.run("lint", "--render", ".");
    assertEquals(1, outcome.code(), outcome.err());
    String called = String.join("\n", called());
    assertEquals(1, called.split("agent charts/agent --namespace=ops", -1).length - 1, called);
    assertTrue(called.contains("\"size\": 3"), called);
    assertTrue(called.contains("charts/other "), "no release has it: " + called);
    String name = "clusters/apps.yaml (Kustomization apps) (HelmRelease agent)";
    String json = shell.run("lint", "--render", "--format", "json", ".").out();
    assertTrue(json.contains("\"file\": \"" + name + "\""), json);
    assertTrue(json.contains("\"renderedFrom\": \"charts/agent/templates/a.yaml\""), json);
    String summary = outcome.out().replaceAll("\\s+", " ");
    assertTrue(summary.contains("1 chart release (cilium 1.2.x)"), summary);
  }

  @Test
  void nothingIsRenderedUnaskedAndAllIsNamedInOneLine() {
    CliRunner.Outcome outcome = shell.run("lint", "apps", "clusters");
    String summary = outcome.out().replaceAll("\\s+", " ");
    assertTrue(summary.contains("2 chart releases (charts/agent 1.2.x; cilium 1.2.x)"), summary);
    String json = shell.run("lint", "--format", "json", "clusters").out().replaceAll("\\s+", " ");
    assertTrue(
        json.contains(
            "{ \"file\": \"clusters/remote.yaml\", \"reason\": \"chart-release\", \"count\":"
                + " 1, \"names\": [ \"cilium 1.2.x\" ] }"),
        json);
  }

  @Test
  void chartThatIsNotToBeRenderedIsNotRenderedForAnObjectEither() throws IOException {
    shell.write(".rollcall.yaml", "render: {paths: charts/agent, enabled: false}\n");
    shell.run("lint", "--render", ".");
    assertTrue(called().stream().noneMatch(line -> line.startsWith("agent ")), "" + called());
  }

  @Test
  void directoryThatSeveralObjectsReleaseIsBuiltOnce() throws IOException {
    String kustomization =
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: NAME}
        spec: {path: ./apps, sourceRef: {kind: GitRepository, name: own}}
        """;
    shell.write("clusters/apps.yaml", kustomization.replace("NAME", "one"));
    shell.write("clusters/more.yaml", kustomization.replace("NAME", "two"));
    program("kubectl", "echo built >> built; /bin/cat apps/release.yaml");
    shell.run("lint", "--render", ".");
    assertEquals("built\n", shell.read("built"));
  }

  @Test
  void placeSeesWhatObjectsRelease() {
    CliRunner.Outcome outcome = shell.run("place", "--render", ".");
    assertTrue(outcome.out().contains("monitoring/node-agent"), outcome.out());
    assertTrue(outcome.err().contains("1 chart release (cilium 1.2.x)"), outcome.err());
  }

  @Test
  void helmThatIsMissingIsToldOnceForAll() throws IOException {
    Files.delete(directory.resolve("bin/helm"));
    CliRunner.Outcome outcome = shell.run("lint", "--render", ".");
    assertEquals(3, outcome.code());
    assertEquals(1, outcome.out().split("helm is not on the PATH", -1).length - 1, outcome.out());
    assertTrue(outcome.out().contains("the same holds for"), outcome.out());
  }
}
