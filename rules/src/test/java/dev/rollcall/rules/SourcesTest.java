package dev.rollcall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.Profile;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The manifests of well-known articles on DaemonSets, as printed there. They lie outside of the
 * project; without them nothing is tested.
 */
final class SourcesTest {

  private static final Path SOURCES = Path.of("../../shared/corpus/sources");

  @ParameterizedTest
  @CsvSource({
    "000-1-daemonset-fluentd.yaml, removed-api-version",
    "000-2-daemonset-nginx-fast-storage.yaml, removed-api-version",
    "001-1-daemonset-logd.yaml, image-latest-or-untagged",
    "001-3-daemonset-logcd.yaml, image-latest-or-untagged sleep-loop-command",
    "001-5-daemonset-logcd-prod.yaml, image-latest-or-untagged sleep-loop-command unknown-field",
    "001-6-daemonset-logcd-surge.yaml,"
        + " image-latest-or-untagged sleep-loop-command surge-needs-explicit-zero-unavailable",
    "002-1-daemonset-fluentd-elasticsearch.yaml, legacy-master-toleration",
    "003-1-daemonset-kube-flannel-ds-amd64.yaml, network-unavailable-deadlock volume-unused",
    "004-1-daemonset-fluentd-elasticsearch.yaml, ''",
    "004-2-daemonset-fluentd-elasticsearch.yaml, ''",
  })
  void saysWhatIsWrongAndNothingElse(String file, String rules) throws IOException {
    assertEquals(rules, said(LintRunner.run(source(file, ""), LintRunner.settings())));
  }

  @Test
  void prioritiesAreForTheStrict() throws IOException {
    SourceFile sound = source("004-1-daemonset-fluentd-elasticsearch.yaml", "");
    String said = said(LintRunner.run(sound, LintRunner.settings().withProfile(Profile.STRICT)));
    assertEquals(true, said.contains("priority-class-unset"), said);
  }

  @Test
  void countsTheNodesOfTheText() throws IOException {
    String nodes = "---\n" + source("001-nodes.yaml", "").text();
    assertEquals(3, desired(source("001-1-daemonset-logd.yaml", nodes)));
    SourceFile mistyped = source("001-5-daemonset-logcd-prod.yaml", nodes);
    assertEquals(3, desired(mistyped));
    assertEquals(
        1,
        desired(new SourceFile("001-5", mistyped.text().replace("nodeselector", "nodeSelector"))));
  }

  @Test
  void countsTheNodesWithFastStorage() throws IOException {
    String[] nodes = {"a", "b", "c"};
    StringBuilder two = new StringBuilder();
    for (String node : nodes) {
      String ssd = node.equals("c") ? "" : ", ssd: \"true\"";
      two.append("---\napiVersion: v1\nkind: Node\n")
          .append("metadata: {name: ")
          .append(node)
          .append(", labels: {kubernetes.io/os: linux")
          .append(ssd)
          .append("}}\n");
    }
    SourceFile given = source("000-2-daemonset-nginx-fast-storage.yaml", two.toString());
    assertEquals(2, desired(given));
    String one =
        given
            .text()
            .replaceFirst(
                "name: b, labels: \\{kubernetes.io/os: linux, ssd: \"true\"",
                "name: b, labels: {kubernetes.io/os: linux");
    assertEquals(1, desired(new SourceFile("000-2", one)));
  }

  @Test
  void aSurgeBesideTheHostPortNeverEnds() throws IOException {
    String text =
        source("001-1-daemonset-logd.yaml", "")
            .text()
            .replaceFirst(
                "\nspec:\n",
                "\nspec:\n  updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}\n");
    assertEquals(
        "image-latest-or-untagged surge-host-port",
        said(LintRunner.run(new SourceFile("logd", text), LintRunner.settings())));
  }

  private static int desired(SourceFile file) {
    RunResult result = LintRunner.run(file, LintRunner.settings());
    List<DaemonSet> daemonSets = result.cluster().inventory().daemonSets();
    return result.cluster().placementOf(daemonSets.get(0)).desired();
  }

  private static String said(RunResult result) {
    TreeSet<String> rules = new TreeSet<>();
    result.findings().forEach(finding -> rules.add(finding.rule()));
    return String.join(" ", rules);
  }

  private static SourceFile source(String name, String more) throws IOException {
    assumeTrue(Files.isDirectory(SOURCES), "the corpus is not here");
    String text = Files.readString(SOURCES.resolve(name));
    return new SourceFile(name, text + (text.endsWith("\n") ? "" : "\n") + more);
  }
}
