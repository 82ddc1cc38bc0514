package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over trees as they are in repositories: charts, kustomizations, files of other tools. */
class RepositoryTest {

  @TempDir Path directory;

  @BeforeEach
  void isARepository() throws IOException {
    Files.createDirectories(directory.resolve(".git"));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandRun lint(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "lint";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandRun.in(directory, "", all);
  }

  private static String daemonSet(String spec) {
    return """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: agent, namespace: ops}
    spec:
    %s  template:
        metadata:
          labels: {app: agent}
        spec:
          containers:
          - {name: agent, image: registry.example/agent}
    """
        .formatted(spec);
  }

  private static final String SELECTOR = "  selector: {matchLabels: {app: agent}}\n";

  @Test
  void aChartSaysOnceThatItIsNotRendered() throws IOException {
    write("charts/a/Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n");
    write("charts/a/values.yaml", "kind: DaemonSet\n");
    write("charts/a/ci/other-values.yaml", "kind: DaemonSet\n");
    for (int i = 0; i < 3; i++) {
      write(
          "charts/a/templates/" + i + ".yaml",
          "apiVersion: v1\nkind: Service\nmetadata: {name: \"{{ .Release.Name }}\"}\n");
    }
    String out = lint(".").out();
    assertTrue(out.contains("3 templates of a chart were not rendered"), out);
    assertTrue(out.contains("rollcall lint charts/a"), out);
    assertTrue(out.contains("0 errors, 1 warning"), out);
  }

  @Test
  void quotedBracesAreTextAndATemplateTakesOnlyItselfOut() throws IOException {
    write(
        "all.yaml",
        """
        apiVersion: monitoring.example/v1
        kind: Alert
        metadata: {name: a}
        spec: {text: "on {{ $labels.node }}"}
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: {{ .Release.Name }}
        ---
        """
            + daemonSet("  selector: {matchLabels: {app: other}}\n"));
    String out = lint(".").out();
    assertTrue(out.contains("all.yaml:9:9"), out);
    assertTrue(out.contains("error[selector-mismatch]"), out);
    assertTrue(out.contains("1 error, 1 warning"), out);
  }

  @Test
  void aBaseIsJudgedAsAllItsOverlaysMakeIt() throws IOException {
    write("base/agent.yaml", daemonSet(""));
    write("base/kustomization.yaml", "resources: [agent.yaml]\n");
    String overlay =
        "resources: [../../base]\ncommonLabels: {app: agent}\n"
            + "images: [{name: registry.example/agent, newTag: 1.4.2}]\n";
    write("overlays/one/kustomization.yaml", overlay);
    assertEquals(0, lint(".").code());
    assertFalse(lint(".").out().contains("names no version"));
    write("overlays/two/kustomization.yaml", "resources: [../../base]\n");
    String out = lint(".").out();
    assertTrue(out.contains("error[selector-missing]"), out);
    assertTrue(out.contains("names no version"), out);
  }

  @Test
  void patchesAreNoObjectsAndFillInWhatIsMissing() throws IOException {
    write("base/agent.yaml", daemonSet(""));
    write(
        "base/kustomization.yaml",
        "resources: [agent.yaml]\npatches: [{path: patches/selector.yaml}]\n");
    write(
        "base/patches/selector.yaml",
        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent}\nspec:\n" + SELECTOR);
    CommandRun run = lint(".");
    assertEquals(0, run.code(), run.out());
    assertTrue(run.out().contains("1 kustomize patch"), run.out());
  }

  @Test
  void whatGitIgnoresAndOthersWroteIsCountedAndNotRead() throws IOException {
    String broken = daemonSet("  selector: {matchLabels: {app: other}}\n");
    write("vendor/a/agent.yaml", broken);
    write("out/agent.yaml", broken);
    write("deploy/agent.gen.yaml", broken);
    write("deploy/agent.yaml", daemonSet(SELECTOR));
    write(".gitignore", "# built\n/out/\n*.gen.yaml\n!kept.gen.yaml\n");
    write("deploy/kept.gen.yaml", daemonSet(SELECTOR).replace("name: agent,", "name: kept,"));
    CommandRun run = lint(".");
    assertEquals(0, run.code(), run.out());
    assertTrue(run.out().contains("2 ignored directories, 1 ignored file"), run.out());
    assertTrue(run.out().contains("2 objects of 2 files"), run.out());
    assertEquals(1, lint("--no-ignore", ".").code());
    assertEquals(1, lint("out").code(), "it is named");
  }

  @Test
  void placeholdersAreUnknownAndTheRestIsJudged() throws IOException {
    write(
        "agent.yaml",
        daemonSet("  selector: {matchLabels: {app: \"${APP:=agent}\"}}\n")
            .replace("name: agent, namespace", "name: \"${NAME}\", namespace"));
    CommandRun run = lint(".");
    assertEquals(0, run.code(), run.out());
    assertTrue(run.out().contains("1 unresolved value"), run.out());
    write("agent.yaml", daemonSet("  selector: {matchLabels: {app: \"${APP:=other}\"}}\n"));
    assertTrue(lint(".").out().contains("error[selector-mismatch]"));
  }

  @Test
  void quotedDefaultsAndNamesInCapitalsAreNoErrors() throws IOException {
    String open =
        daemonSet("  minReadySeconds: \"${S:=5}\"\n" + SELECTOR)
            .replace("name: agent, n", "name: MY_AGENT, n");
    write("a.yaml", open + "      hostNetwork: \"${N:=true}\"\n");
    write("b.yaml", "kind: DaemonSet\napiVersion: apps/v1\nmetadata: {name: ${A:-x}}\n");
    CommandRun run = lint("--profile", "default", ".");
    assertEquals(0, run.code(), run.out());
    assertTrue(run.out().contains("b.yaml:3:18\nwarning[unrendered-template]"), run.out());
  }

  @Test
  void whatSomebodyIsToFillInMayGetMore() throws IOException {
    String mounting =
        "- {name: agent, image: IMAGE, volumeMounts: [{name: later, mountPath: /later}]}";
    String text =
        daemonSet(SELECTOR)
            .replace("- {name: agent, image: registry.example/agent}", mounting)
            .replace("      containers:", "      nodeName: NODE\n      containers:");
    write("a.yaml", text.replace("IMAGE", "FILLED BY THE OPERATOR"));
    assertFalse(lint(".").out().contains("error["), lint(".").out());
    write("a.yaml", text.replace("IMAGE", "registry.example/agent:1"));
    assertTrue(lint(".").out().contains("error[volume-mount-unknown]"), lint(".").out());
    assertFalse(lint(".").out().contains("invalid-name"), lint(".").out());
  }

  @Test
  void configurationOfOtherProgramsIsNoneOfK3s() throws IOException {
    write("a.yaml", daemonSet(SELECTOR));
    for (String other :
        List.of(
            "server: {http_listen_port: 9080}\n",
            "server: https://example.com\n",
            "token: abc\n",
            "server: example.com:80\ntoken: abc\n")) {
      write("app/config.yml", other);
      assertTrue(lint(".").out().contains("on the reference cluster"), other);
    }
    write("app/config.yml", "server: https://example.com:6443\ntoken: abc\n");
    assertTrue(lint(".").out().contains("on 1 node group of app/config.yml"), lint(".").out());
  }

  @Test
  void aLibraryOfChartsIsRenderedByOthers() throws IOException {
    write("lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n");
    write("lib/templates/a.yaml", daemonSet(SELECTOR).replace("name: agent", "name: {{ .x }}"));
    CommandRun run = lint(".");
    assertFalse(run.out().contains("[unrendered-template]"), run.out());
    assertTrue(run.out().contains("1 unrendered template"), run.out());
  }

  @Test
  void aTemplateWithTheNoteOfAnotherIsStillOne() throws IOException {
    write(
        "p/templates/a.yaml",
        "# Source: p/templates/a.yaml\nkind: Pod\napiVersion: v1\nmetadata:\n  name: {{ .x }}-a\n");
    CommandRun run = lint(".");
    assertEquals(0, run.code(), run.out());
    assertTrue(run.out().contains("p/templates/a.yaml:5:9"), run.out());
  }

  @Test
  void anActionAcrossDocumentsBreaksNone() throws IOException {
    write("charts/a/Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n");
    write(
        "charts/a/templates/all.yaml",
        "kind: ServiceAccount\napiVersion: v1\n{{- if .Values.a }}\n---\nkind: Pod\n"
            + "apiVersion: v1\n  x: y\n---\nkind: Pod\nb: [\n{{- end }}\n");
    CommandRun run = lint(".");
    assertEquals(0, run.code(), run.out());
    assertFalse(run.out().contains("yaml-syntax"), run.out());
  }

  @Test
  void filesOfOtherToolsAreNoBrokenManifests() throws IOException {
    write("agent.yaml", daemonSet(SELECTOR));
    write("web/compiler.json", "// settings\n{\"a\": 1}\n");
    write("arm/vm.json", "{\"apiVersion\": \"2019\", \"name\": {{name}}}\n");
    write("snap/craft.yaml", "adopt: a\n  b: [\n");
    write("sed/set.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: @NAME@}\n");
    write(
        "sed/lines.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  a: b\n  __MORE__\n  c: d\n");
    write(
        "kind/patches/kube-scheduler.yaml",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: kube-scheduler}\n"
            + "spec: {containers: [{name: kube-scheduler}]}\n");
    CommandRun run = lint(".");
    assertEquals(0, run.code(), run.out());
    assertTrue(run.out().contains("0 errors, 1 warning, 1 info"), run.out());
    assertTrue(run.out().contains("sed/set.yaml:3:18"), run.out());
    assertTrue(run.out().contains("3 unrendered templates"), run.out());
    assertTrue(run.out().contains("2 foreign files"), run.out());
  }

  @Test
  void nodesOfTestsAreNoCluster() throws IOException {
    write(
        "test/node.yaml",
        "apiVersion: v1\nkind: Node\nmetadata: {name: n, labels: {kubernetes.io/os: linux}}\n");
    write("agent.yaml", daemonSet(SELECTOR));
    CommandRun run = CommandRun.in(directory, "", "place", ".");
    assertTrue(run.err().contains("1 test node"), run.err());
    assertTrue(run.out().contains("kubeadm"), run.out());
  }
}
