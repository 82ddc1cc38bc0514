package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders charts and kustomizations with stand-ins for the programs, which may be missing. */
final class ManifestRendererTest {

  private static final String TEMPLATE = "metadata: {name: {{ .Values.name }}}\n";

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void chart() throws IOException {
    assumeTrue(File.separatorChar == '/', "the stand-ins are shell scripts");
    shell = new CliRunner(directory).environment("PATH", directory.resolve("bin").toString());
    shell.write("charts/my chart/Chart.yaml", "name: agent\n");
    shell.write("charts/my chart/templates/daemonset.yaml", TEMPLATE);
    shell.write("values.yaml", "name: x\n");
    shell.write("rendered.yaml", "---\n# Source: agent/templates/daemonset.yaml\n" + CliRunner.BAD);
  }

  private void program(String name, String script) throws IOException {
    Path file = shell.write("bin/" + name, "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  @Test
  void chartIsRenderedWithItsValues() throws IOException {
    program("helm", "echo \"$@\" > called; cat rendered.yaml");
    CliRunner.Outcome outcome =
        shell.run("lint", "charts/my chart", "--values", "values.yaml", "--values=b.yaml");
    assertEquals(1, outcome.code(), outcome.err());
    String called = shell.read("called");
    assertTrue(called.startsWith("template charts/my chart --kube-version=1."), called);
    assertTrue(called.endsWith(".0 --values=values.yaml --values=b.yaml\n"), called);
    assertTrue(
        outcome
            .out()
            .startsWith("charts/my chart:11:17 (from charts/my chart/templates/daemonset.yaml)\n"),
        outcome.out());
    String github = shell.run("lint", "charts/my chart", "--format", "github").out();
    assertTrue(
        github.startsWith(
            "::error file=charts/my chart/templates/daemonset.yaml,title=surge-host-port::"),
        github);
  }

  @Test
  void configurationOfTheChartHolds() throws IOException {
    program("helm", "cat rendered.yaml");
    shell.write("charts/my chart/.rollcall.yaml", "rules: {surge-host-port: off}\n");
    assertEquals(0, shell.run("lint", "charts/my chart").code());
  }

  @Test
  void chartWithoutHelmIsReadAsItIsAndSaysWhatToRun() throws IOException {
    CliRunner.Outcome outcome = shell.run("lint", "charts/my chart");
    assertEquals(3, outcome.code());
    assertTrue(
        outcome.out().contains("error[unreadable-input]: a chart, and helm is not on the PATH"),
        outcome.out());
    assertTrue(outcome.out().contains("warning[unrendered-template]"), outcome.out());
    assertEquals(0, shell.run("lint", "--no-render", "charts/my chart").code());
    shell.write("k8s/kustomization.yaml", "resources: [a.yaml]\n");
    shell.write("k8s/a.yaml", CliRunner.GOOD);
    assertEquals(3, shell.run("lint", "--render", "k8s").code());
    assertEquals(0, shell.run("lint", "k8s").code());
    CliRunner.Outcome place = shell.run("place", "charts/my chart/templates");
    assertEquals(3, place.code(), "nothing but templates: nothing was placed");
  }

  @Test
  void everyChartAndOutermostKustomizationBelowIsRenderedOnce() throws IOException {
    program("helm", "echo \"$2\" >> charts-called; cat rendered.yaml");
    program("kustomize", "echo \"$2\" >> built; echo 'Warning: old' >&2; echo no base >&2; exit 1");
    shell.write("charts/my chart/charts/sub/Chart.yaml", "name: sub\n");
    shell.write("charts/lib/Chart.yaml", "name: lib\ntype: library\n");
    shell.write("k8s/base/kustomization.yaml", "resources: [a.yaml]\n");
    shell.write("k8s/base/a.yaml", CliRunner.GOOD);
    shell.write("k8s/one/kustomization.yaml", "resources: [../base]\n");
    shell.write("k8s/two/kustomization.yaml", "resources: [../base]\n");
    CliRunner.Outcome outcome = shell.run("lint", "--render", "charts", "k8s");
    assertEquals("charts/my chart\n", shell.read("charts-called"));
    assertEquals(2, shell.read("built").lines().count());
    assertEquals(3, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("kustomize build failed: no base; so did k8s/two"));
  }

  @Test
  void kustomizationAtThePathHidesNothingBelow() throws IOException {
    program("helm", "echo \"$2\" >> charts-called; cat rendered.yaml");
    program("kustomize", "echo \"$2\" >> built; cat rendered.yaml");
    shell.write("kustomization.yaml", "resources: [k8s/base]\n");
    shell.write("k8s/base/kustomization.yaml", "resources: []\n");
    shell.write("k8s/dev/kustomization.yaml", "resources: [../base]\n");
    shell.run("lint", "--render", ".");
    assertEquals("charts/my chart\n", shell.read("charts-called"));
    assertEquals(List.of(".", "k8s/dev"), shell.read("built").lines().sorted().toList());
  }

  @Test
  void chartCanBeReadAsItIs() throws IOException {
    program("helm", "exit 9");
    CliRunner.Outcome outcome = shell.run("lint", "--no-render", "charts/my chart");
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("warning[unrendered-template]"), outcome.out());
  }

  @Test
  void failureOfHelmIsAnUnreadableInput() throws IOException {
    program("helm", "echo 'Error: values do not meet the schema' >&2; exit 1");
    CliRunner.Outcome outcome = shell.run("lint", "charts/my chart");
    assertEquals(3, outcome.code());
    assertTrue(
        outcome.out().replaceAll("\\s+", " ").contains("values do not meet the schema"),
        outcome.out());
  }

  @Test
  void kustomizationIsBuiltWhenAskedFor() throws IOException {
    shell.write("overlays/prod/kustomization.yaml", "resources: [a.yaml]\n");
    shell.write("overlays/prod/a.yaml", CliRunner.GOOD);
    program("kubectl", "test \"$*\" = 'kustomize overlays/prod' && cat rendered.yaml");
    assertEquals(0, shell.run("lint", "overlays/prod").code());
    assertEquals(1, shell.run("lint", "--render", "overlays/prod").code());
    program("kustomize", "test \"$*\" = 'build overlays/prod' && echo");
    assertEquals(0, shell.run("lint", "--render", "overlays/prod").code());
  }

  @Test
  void programOfTheLintedDirectoryIsNotRun() throws IOException {
    shell.environment("PATH", "bin:.");
    program("helm", "touch called");
    shell.run("lint", "charts/my chart");
    assertTrue(!Files.exists(directory.resolve("called")));
  }

  @Test
  void valuesWithoutAChartAreRefused() {
    assertEquals(2, shell.run("lint", "values.yaml", "--values", "values.yaml").code());
    assertEquals(2, shell.run("lint", "--no-render", "--render", ".").code());
  }

  @Test
  void chartTakesSingleValuesAndANamespace() throws IOException {
    program("helm", "echo \"$@\" > called; cat rendered.yaml");
    shell.run("lint", "charts/my chart", "--set", "a=b,c=d", "--set=e=f", "--namespace", "ops");
    String called = shell.read("called");
    assertTrue(called.endsWith(".0 --namespace=ops --set=a=b,c=d --set=e=f\n"), called);
  }

  @Test
  void chartIsRenderedAsConfiguredAndOnceWithEachOfItsTestValues() throws IOException {
    program("helm", "echo \"$@\" >> called; cat rendered.yaml");
    shell.write("charts/my chart/ci/a-values.yaml", "a: 1\n");
    shell.write("charts/my chart/ci/b-values.yaml", "a: 2\n");
    shell.write(
        ".rollcall.yaml",
        """
        render:
        - set: [x=1]
          namespace: other
        - paths: [charts/my chart]
          values: values.yaml
          eachValues: [ci/*-values.yaml]
          namespace: ops
          releaseName: node
        """);
    CliRunner.Outcome outcome = shell.run("lint", "charts/my chart", "--set", "y=2");
    List<String> called = shell.read("called").lines().sorted().toList();
    assertEquals(2, called.size());
    assertTrue(called.get(0).startsWith("template node charts/my chart --kube-"), called.get(0));
    assertTrue(called.get(0).contains(".0 --namespace=ops --values=" + directory), called.get(0));
    assertTrue(called.get(0).endsWith("/ci/a-values.yaml --set=x=1 --set=y=2"), called.get(0));
    assertTrue(called.get(1).endsWith("/ci/b-values.yaml --set=x=1 --set=y=2"), called.get(1));
    assertTrue(
        outcome.out().startsWith("charts/my chart (ci/a-values.yaml):11:17 (from charts/my chart/"),
        outcome.out());
  }

  @Test
  void configurationSaysThatNotRenderingIsMeant() throws IOException {
    shell.write(".rollcall.yaml", "render: {enabled: false}\n");
    assertEquals(0, shell.run("lint", "charts/my chart").code());
    assertEquals(0, shell.run("lint", "--render", "charts").code());
    shell.write(".rollcall.yaml", "render: [{paths: charts/other, enabled: false}]\n");
    assertEquals(3, shell.run("lint", "charts/my chart").code());
    assertEquals(3, shell.run("lint", "--no-config", "charts/my chart").code());
    shell.write(".rollcall.yaml", "exclude: [charts/]\n");
    assertEquals(0, shell.run("lint", "--render", "charts", "values.yaml").code());
  }

  @Test
  void kustomizationMayRenderChartsWhereThatIsConfigured() throws IOException {
    program("kustomize", "echo \"$@\" > built; cat rendered.yaml");
    shell.write("k8s/kustomization.yaml", "resources: []\n");
    shell.write(".rollcall.yaml", "render: [{paths: k8s, enableHelm: true}]\n");
    shell.run("lint", "--render", "k8s");
    assertEquals("build --enable-helm k8s\n", shell.read("built"));
  }

  @Test
  void chartsArePlacedComparedAndRolledOut() throws IOException {
    program("helm", "cat rendered.yaml");
    shell.write("k8s/kustomization.yaml", "resources: [a.yaml]\n");
    shell.write("k8s/a.yaml", CliRunner.GOOD);
    program("kustomize", "cat k8s/a.yaml");
    String place = shell.run("place", "charts/my chart").out();
    assertTrue(place.contains("monitoring/node-agent"), place);
    assertTrue(shell.run("place", "--render", "k8s").out().contains("node-agent"));
    CliRunner.Outcome diff = shell.run("diff", "--render", "k8s", "charts/my chart");
    assertEquals(0, diff.code(), diff.err());
    assertTrue(diff.out().contains("node-agent"), diff.out());
    assertEquals(0, shell.run("rollout", "k8s/a.yaml", "charts/my chart").code());
  }

  @Test
  void upgradeTellsOfChartsAndKustomizations() throws IOException {
    program("helm", "echo \"$@\" > called; cat rendered.yaml");
    shell.write(
        "rendered.yaml",
        """
        ---
        # Source: my chart/templates/daemonset.yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec:
              dnsConfig: {nameservers: [010.0.0.1]}
              containers: [{name: agent, image: "a:1"}]
        """);
    CliRunner.Outcome outcome = shell.run("upgrade", "1.33", "1.36", "charts/my chart");
    assertEquals(1, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("refused\n  charts/my chart:11:33 (from charts/my chart/"));
    assertTrue(shell.read("called").contains("--kube-version=1.36.0"), shell.read("called"));
    assertEquals(0, shell.run("upgrade", "--no-render", "1.33", "1.36", "charts").code());
    assertEquals(1, shell.run("upgrade", "--render", "1.33", "1.36", "charts").code());
    String json = shell.run("upgrade", "--format=json", "1.33", "1.36", "charts/my chart").out();
    assertTrue(json.contains("\"renderedFrom\": \"charts/my chart/templates/"), json);
    program("helm", "exit 1");
    assertEquals(3, shell.run("upgrade", "--render", "1.33", "1.36", "charts").code());
  }

  @Test
  void adviceForTemplatesIsWhatHelpsInThisRun() throws IOException {
    String chart = "charts/my chart/templates";
    assertTrue(advice(chart).endsWith("; install helm, then: rollcall lint charts/my chart"));
    assertTrue(advice("--no-render", chart).endsWith(", as asked for by --no-render"));
    program("helm", "cat rendered.yaml");
    assertTrue(advice(chart).endsWith("; render it: rollcall lint charts/my chart"));
    shell.write(".rollcall.yaml", "render: {paths: 'charts/my chart', enabled: false}\n");
    assertTrue(advice(chart).endsWith(", as asked for by render: {enabled: false}"));
    shell.write("charts/other/Chart.yaml", "name: other\n");
    shell.write("charts/other/templates/a.yaml", "kind: {{ .Values.kind }}\n");
    shell.write("charts/third/Chart.yaml", "name: third\n");
    shell.write("charts/third/templates/a.yaml", "kind: {{ .Values.kind }}\n");
    String all = shell.run("lint", "charts").out().replaceAll("\\s+", " ");
    assertTrue(all.contains("the templates of 1 chart were not rendered, as asked for by"), all);
    assertTrue(all.contains("of 2 charts were not rendered; render them with --render, or"), all);
  }

  /** Returns what is said of templates, on one line. */
  private String advice(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "github"));
    all.addAll(List.of(arguments));
    String out = shell.run(all.toArray(String[]::new)).out();
    return out.lines().filter(line -> line.contains("template")).findFirst().orElse(out);
  }

  @Test
  void stateThatCannotBeRenderedIsNotCompared() throws IOException {
    shell.write("k8s/a.yaml", CliRunner.GOOD);
    program("helm", "echo 'Error: no' >&2; exit 1");
    for (String command : List.of("diff", "rollout")) {
      CliRunner.Outcome outcome = shell.run(command, "k8s", "charts/my chart");
      assertEquals(3, outcome.code());
      assertEquals("", outcome.out());
      assertTrue(outcome.err().contains("charts/my chart: helm template failed: Error: no"));
    }
    assertEquals(3, shell.run("place", "charts/my chart").code());
  }

  @Test
  void renderedTextIsNotFixedInPlace() throws IOException {
    program(
        "helm",
        "sed 's/    spec:/    spec:\\n"
            + "      nodeSelector: {beta.kubernetes.io\\/os: linux}/' rendered.yaml");
    CliRunner.Outcome outcome = shell.run("lint", "--fix", "charts/my chart");
    assertTrue(outcome.err().contains("it was rendered; change the templates"), outcome.err());
    assertEquals(TEMPLATE, shell.read("charts/my chart/templates/daemonset.yaml"));
  }
}
