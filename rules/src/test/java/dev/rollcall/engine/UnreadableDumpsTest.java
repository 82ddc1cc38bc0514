package dev.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rules.BuiltInRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people save in place of objects is named, and nobody takes it for an empty cluster. */
final class UnreadableDumpsTest {

  private static final String NODE =
      "{\"kind\": \"Node\", \"apiVersion\": \"v1\", \"metadata\": {\"name\": \"n\"}}";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rc: 0\nstdout: |\n  apiVersion: v1\n  items: []\n",
        "{\"rc\": 0, \"stdout\": \"{\\\"apiVersion\\\": 1, \\\"items\\\": []}\"}\n"
      })
  void outputInAFieldIsNamed(String text) throws Exception {
    Files.writeString(directory.resolve("dump.yaml"), text);
    RunResult result =
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("dump.yaml"), RunRequest.DEFAULT.withConfig(null, true))
            .result();
    assertEquals(1, result.unreadable());
    String message = result.findings().get(0).message();
    assertTrue(message.contains("as a text in the field stdout"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      value = {
        "NAME STATUS ROLES AGE VERSION~n1 Ready <none> 1d v1.33.1~ | without labels and taints",
        "NAMESPACE  NAME  DESIRED  CURRENT~ops  agent  3  3~ | without selectors and tolerations",
        "Name: n1~Roles: <none>~Labels: a=b~ | kubectl describe prints",
        "```yaml~kind: Node~```~ | a fence of Markdown",
        "$ kubectl get nodes -o yaml~apiVersion: v1~ | a command line stands above",
        "No resources found in ops namespace.~ | an error of kubectl",
        "node/n1~node/n2~ | only names",
        "daemonset.apps/agent~ | only names",
        "^[33mapiVersion^[0m: v1~^[33mkind^[0m: List~ | the colours of a terminal",
        "{'kind': 'Table', 'apiVersion': 'meta.k8s.io/v1', 'rows': []} | a table of the API",
        "{'type': 'ADDED', 'object': {'kind': 'Node'}} | an event of a watch",
        "{'Items': [{'Spec': {}}]} | Go's internal types",
        "apiVersion: v1~items:~- kind: Node~  apiVersion: v1~  metadata: {name: n}~ | was cut off"
      })
  void isNamedWithTheCommandThatHelps(String text, String part) throws Exception {
    String written = text.replace('~', '\n').replace('^', '\u001b').replace('\'', '"');
    RunResult result = lint("dump.yaml", written);
    Finding finding = only(result, "unreadable-dump");
    assertTrue(finding.message().contains(part), finding.message());
    assertTrue(finding.message().contains("kubectl get"), finding.message());
  }

  @Test
  void isToldOnceForAllEventsOfAWatch() throws Exception {
    String event = "{\"type\": \"ADDED\", \"object\": " + NODE + "}\n";
    only(lint("events.json", event.repeat(3)), "unreadable-dump");
  }

  @Test
  void jsonThatEndsEarlyIsSaidToBeCutOff() throws Exception {
    String list = "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [" + NODE + "]}";
    for (int cut = 1; cut < list.length(); cut += 7) {
      Finding finding = only(lint("cut.json", list.substring(0, cut)), "yaml-syntax");
      assertTrue(finding.message().contains("cut off"), cut + ": " + finding.message());
    }
  }

  @Test
  void listsOfOtherToolsAreNone() throws Exception {
    String values =
        "extraObjects:\n- kind: Node\n  apiVersion: v1\n  metadata: {name: n}\n"
            + "resources:\n- metadata: {name: a}\n";
    RunResult result = lint("settings.yaml", values);
    assertEquals(0, result.cluster().inventory().nodes().size());
  }

  private static Finding only(RunResult result, String rule) {
    List<Finding> found =
        result.findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
    assertEquals(1, found.size(), result.findings().toString());
    return found.get(0);
  }

  private RunResult lint(String name, String text) throws Exception {
    Files.writeString(directory.resolve(name), text);
    Rollcall rollcall = Rollcall.ofFiles(BuiltInRules.all(), directory);
    return rollcall.lint(List.of(name), RunRequest.DEFAULT.withConfig(null, true)).result();
  }
}
