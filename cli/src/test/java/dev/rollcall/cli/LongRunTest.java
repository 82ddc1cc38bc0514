package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints the findings of many files: once each, two screens at most, and counted. */
final class LongRunTest {

  private static final int TWO_SCREENS = 100;

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void shell() {
    shell = new CliRunner(directory);
  }

  private static String agent(String name, String more) {
    return """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %1$s, namespace: ops}
    spec:
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec:
          containers:
          - name: agent
            image: registry.example/%1$s
    %2$s
    """
        .formatted(name, more);
  }

  private String lint(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "lint";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return shell.run(all).out();
  }

  @Test
  void copiesAreToldOnce() throws IOException {
    for (int i = 0; i < 6; i++) {
      shell.write("copies/c" + i + ".yaml", agent("agent", ""));
    }
    String text = lint("copies");
    assertEquals(2, text.split("image-latest-or-untagged").length, text);
    assertTrue(text.contains("= the same at copies/c1.yaml:11, copies/c2.yaml:11,"), text);
    assertTrue(text.contains("more places in 2 more files"), text);
    assertEquals(7, lint("--show-all", "copies").split("image-latest-or-untagged").length);
    assertEquals(7, lint("--format", "concise", "copies").split("image-latest-or").length);
  }

  @Test
  void whatIsMoreThanTwoScreensIsCounted() throws IOException {
    for (int i = 0; i < 150; i++) {
      shell.write("many/m" + i + ".yaml", agent("agent-" + i, ""));
    }
    shell.write("zz/bad.yaml", agent("bad", "        imagePullPolicy: Sometimes"));
    String text = lint(".");
    assertTrue(text.lines().count() <= TWO_SCREENS, text);
    assertTrue(text.contains("zz/bad.yaml:12:26\nerror["), text);
    assertTrue(text.contains("\nmany/m0.yaml\n  11:16 info[image-latest-or-untagged]"), text);
    assertTrue(text.contains("--show-all shows each finding"), text);
    assertTrue(text.contains("151     info       image-latest-or-untagged"), text);
    assertTrue(text.contains("many/"), text);
  }

  @Test
  void errorsThatAreTooManyAreCountedAsSuch() throws IOException {
    for (int i = 0; i < 90; i++) {
      shell.write("m" + i + ".yaml", agent("agent-" + i, "        imagePullPolicy: Never" + i));
    }
    String text = lint(".");
    assertTrue(text.lines().count() <= TWO_SCREENS, text);
    assertTrue(text.matches("(?s).*not shown: \\d+ errors, .*90 errors, .*"), text);
    assertTrue(text.startsWith("m0.yaml\n  12:26 error["), text);
    String quiet = lint("--quiet", ".");
    assertTrue(quiet.lines().count() <= TWO_SCREENS, quiet);
    assertFalse(quiet.contains("DIRECTORY"), quiet);
  }

  @Test
  void chartsAreToldALineEach() throws IOException {
    for (int i = 0; i < 12; i++) {
      shell.write("charts/c" + i + "/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n");
      shell.write("charts/c" + i + "/templates/a.yaml", agent("{{ .Values.name }}", ""));
      shell.write("charts/c" + i + "/charts/d/Chart.yaml", "name: d\nversion: 1.0.0\n");
      shell.write("charts/c" + i + "/charts/d/templates/a.yaml", agent("{{ .Release.Name }}", ""));
    }
    shell.write("more/a.yaml", agent("{{ .Values.name }}", ""));
    String text = lint(".");
    assertTrue(text.contains("the templates of 12 charts were not rendered;"), text);
    assertTrue(text.contains("\n  rollcall lint charts/c0\n  rollcall lint charts/c1\n"), text);
    assertTrue(text.contains("\n  and 5 more charts (--show-all names each)\n"), text);
    assertTrue(text.contains("the templates of 1 directory were not rendered;"), text);
    assertTrue(text.contains("\n  more/\n"), text);
  }

  @Test
  void valuesToFillInAreUnknownAndCounted() throws IOException {
    String open = agent("agent", "").replace("namespace: ops", "namespace: FILLED BY THE OPERATOR");
    shell.write("a.yaml", open);
    shell.write("b.yaml", agent("agent", "").replace("namespace: ops", "namespace: <namespace>"));
    String text = lint(".");
    assertTrue(text.contains("0 errors"), text);
    assertTrue(text.contains("2 unresolved values"), text);
  }

  @Test
  void statisticsCountByRuleAndFile() throws IOException {
    shell.write("a.yaml", agent("one", "        imagePullPolicy: Sometimes"));
    shell.write("b.yaml", agent("two", ""));
    String text = lint("--statistics", ".");
    assertTrue(text.startsWith("COUNT   SEVERITY   RULE "), text);
    assertTrue(text.contains("2       info       image-latest-or-untagged"), text);
    assertTrue(text.contains("1       error"), text);
    String top = lint("--top", "1", ".");
    assertTrue(top.contains("image-latest-or-untagged"), top);
    assertTrue(top.contains("1 finding of 1 further rule\n"), top);
    String json = lint("--top", "1", "--format", "json", ".");
    assertTrue(json.contains("\"statistics\""), json);
    assertTrue(json.contains("\"findings\""), json);
    assertEquals(1, shell.run("lint", "--statistics", ".").code());
  }

  @Test
  void theFilesOfNodesAreNamed() throws IOException {
    shell.write("agent.yaml", agent("agent", ""));
    shell.write("clusters/test/nodes.yaml", node("a") + "---\n" + node("b"));
    shell.write("test/nodes.yaml", node("c"));
    String text = lint(".");
    assertTrue(text.contains("on 2 nodes of clusters/test/nodes.yaml\n"), text);
    assertTrue(text.contains("1 test node"), text);
    String json = lint("--format", "json", ".");
    assertTrue(json.contains("\"nodes\": 2"), json);
  }

  private static String node(String name) {
    return "apiVersion: v1\nkind: Node\nmetadata: {name: %s, labels: {kubernetes.io/os: linux}}\n"
        .formatted(name);
  }
}
