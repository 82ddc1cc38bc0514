package dev.rollcall.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed where a bar stands for the cursor. */
final class CompletionTest {

  private static final String HEAD =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: agent
      spec:
        template:
          spec:
      """;

  @TempDir private Path directory;
  private Path agent;
  private ScriptedEditor editor;

  @BeforeEach
  void start() throws Exception {
    directory = directory.toRealPath();
    agent = directory.resolve("agent.yaml");
    Files.writeString(
        directory.resolve("nodes.yaml"),
        Manifests.NODES.replace("disk: hdd", "disk: hdd, gpu: \"true\""));
    Files.writeString(
        directory.resolve("classes.yaml"),
        "apiVersion: scheduling.k8s.io/v1\n"
            + "kind: PriorityClass\n"
            + "metadata: {name: agents}\n"
            + "value: 9\n");
    Files.writeString(agent, HEAD);
    editor = new ScriptedEditor();
    editor.start(directory);
    editor.open(agent);
  }

  @AfterEach
  void close() {
    editor.close();
  }

  private List<CompletionItem> items(String text) throws Exception {
    int at = text.indexOf('|');
    editor.type(agent, text.replace("|", ""));
    String before = text.substring(0, at);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    Position position = new Position(line, at - before.lastIndexOf('\n') - 1);
    return editor
        .server()
        .getTextDocumentService()
        .completion(
            new CompletionParams(new TextDocumentIdentifier(ScriptedEditor.uri(agent)), position))
        .get(30, TimeUnit.SECONDS)
        .getLeft();
  }

  private List<String> labels(String text) throws Exception {
    List<String> labels = new ArrayList<>();
    items(text).forEach(item -> labels.add(item.getLabel()));
    return labels;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          nodeSelector:/  |!disk gpu kubernetes.io/hostname kubernetes.io/os
          nodeSelector:/  disk: ssd/  |!gpu kubernetes.io/hostname kubernetes.io/os
          nodeSelector:/  disk: |!hdd ssd
          nodeSelector: {disk: |!hdd ssd
          nodeSelector: {disk: ssd, |!gpu kubernetes.io/hostname kubernetes.io/os
          tolerations:/- key: |!node-role.kubernetes.io/control-plane
          tolerations:/- {key: |!node-role.kubernetes.io/control-plane
          tolerations:/- key: a/  effect: |!NoSchedule PreferNoSchedule NoExecute
          tolerations:/  - key: a/    operator: |!Equal Exists
          tolerations:/- {key: a, operator: |!Equal Exists
          dnsPolicy: |!ClusterFirst ClusterFirstWithHostNet Default None
          hostNetwork: |!true false
          priorityClassName: |!system-node-critical system-cluster-critical agents
          containers:/- name: a/  imagePullPolicy: |!IfNotPresent Always Never
          """)
  void proposesValues(String typed, String expected) throws Exception {
    List<String> labels = labels(HEAD + indented(typed));
    List<String> wanted = new ArrayList<>(List.of(expected.split(" ")));
    labels.sort(null);
    wanted.sort(null);
    assertEquals(wanted, labels);
  }

  private static String indented(String typed) {
    return "      " + typed.replace("/  ", "\n        ").replace("/-", "\n      -") + "\n";
  }

  private static String affinity(String expression) {
    return HEAD
        + "      affinity:\n        nodeAffinity:\n"
        + "          requiredDuringSchedulingIgnoredDuringExecution:\n"
        + "            nodeSelectorTerms:\n            - matchExpressions:\n"
        + expression;
  }

  @Test
  void proposesWhatAffinityCanName() throws Exception {
    String item = "              - key: ";
    assertTrue(labels(affinity(item + "|\n")).contains("disk"));
    assertEquals(
        List.of("hdd", "ssd"),
        labels(
            affinity(item + "disk\n                operator: In\n                values: [|\n")));
    assertEquals(
        List.of("hdd", "ssd"),
        labels(
            affinity(
                item
                    + "disk\n"
                    + "                operator: In\n"
                    + "                values:\n"
                    + "                - |\n")));
    assertTrue(labels(affinity(item + "disk\n                operator: |\n")).contains("NotIn"));
  }

  @Test
  void proposesFields() throws Exception {
    List<String> pod = labels(HEAD + "      hostNetwork: true\n      |\n      tolerations: []\n");
    assertTrue(pod.contains("nodeSelector") && pod.contains("containers"), pod.toString());
    assertFalse(pod.contains("hostNetwork") || pod.contains("tolerations"), pod.toString());
    List<String> strategy =
        labels("apiVersion: apps/v1\nkind: DaemonSet\nspec:\n  updateStrategy:\n    |\n");
    assertEquals(List.of("rollingUpdate", "type"), strategy);
    assertEquals(
        List.of("RollingUpdate", "OnDelete"),
        labels("apiVersion: apps/v1\nkind: DaemonSet\nspec:\n  updateStrategy:\n    type: |\n"));
    assertTrue(labels("apiVersion: apps/v1\nkind: DaemonSet\n|").contains("spec"));
  }

  @Test
  void writesQuotesWhereTheyAreNeeded() throws Exception {
    CompletionItem plain = items(HEAD + "      nodeSelector:\n        gpu: |\n").get(0);
    assertEquals("\"true\"", plain.getTextEdit().getLeft().getNewText());
    CompletionItem quoted = items(HEAD + "      nodeSelector:\n        gpu: \"t|\"\n").get(0);
    assertEquals("\"true", quoted.getTextEdit().getLeft().getNewText());
    CompletionItem key = items(HEAD + "      nodeSelector:\n        di|\n").get(0);
    assertEquals("disk: ", key.getTextEdit().getLeft().getNewText());
    assertEquals("2 nodes", key.getDetail());
  }

  @Test
  void proposesRulesInIgnores() throws Exception {
    List<String> rules =
        labels(HEAD + "      nodeSelector:\n        disk: ssh # rollcall: ignore |\n");
    assertTrue(rules.size() > 100, rules.toString());
    assertEquals(List.of(), labels(HEAD + "      # a comment |\n"));
  }

  @Test
  void proposesNothingInOtherKinds() throws Exception {
    assertEquals(List.of(), labels("kind: Deployment\nspec:\n  replicas: |\n"));
  }
}
