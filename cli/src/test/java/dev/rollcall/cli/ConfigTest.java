package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rollcall.config.ConfigReader;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configures runs as users do: by files in directories. */
final class ConfigTest {

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void repository() throws IOException {
    Files.createDirectory(directory.resolve(".git"));
    shell = new CliRunner(directory);
    shell.write("k8s/agent.yaml", CliRunner.BAD);
  }

  @Test
  void nearestConfigurationHolds() throws IOException {
    shell.write("other/agent.yaml", CliRunner.BAD.replace("name: node-agent", "name: other-agent"));
    shell.write("k8s/.rollcall.yaml", "rules: {surge-host-port: off}\n");
    shell.write(".rollcall.yaml", "rules: {surge-host-port: info}\n");
    assertEquals(List.of("other/agent.yaml info"), surges("."));
    assertEquals(List.of(), surges("k8s/agent.yaml"));
    assertEquals(List.of("other/agent.yaml info"), surges("other"));
    assertEquals(
        List.of("k8s/agent.yaml error"), surges("k8s", "--no-config"), "without configuration");
    assertEquals(
        List.of("k8s/agent.yaml info"), surges("k8s", "--config", ".rollcall.yaml"), "named");
  }

  @Test
  void configurationBeyondTheRepositoryIsNotRead(@TempDir Path outer) throws IOException {
    Files.writeString(outer.resolve(".rollcall.yaml"), "rules: {surge-host-port: off}\n");
    Path inner = Files.createDirectories(outer.resolve("repository/.git")).getParent();
    CliRunner other = new CliRunner(inner);
    other.write("agent.yaml", CliRunner.BAD);
    assertTrue(other.run("lint", ".").out().contains("error[surge-host-port]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k8s/**|silent",
        "k8s|silent",
        "k8s/*.yaml|silent",
        "agent.yaml|silent",
        "'*.yaml'|silent",
        "'**/agent.yaml'|silent",
        "k8s/*/agent.yaml|speaks",
        "K8S|speaks",
        "agent|speaks",
      })
  void overlayHoldsForItsPaths(String glob, String expected) throws IOException {
    shell.write(
        ".rollcall.yaml",
        "overlays:\n- paths: ['" + glob + "']\n  rules: {surge-host-port: off}\n");
    assertEquals(expected.equals("speaks"), !surges(".").isEmpty());
    boolean told = shell.run("lint", ".").out().contains("[ignore-matches-nothing]");
    assertEquals(expected.equals("speaks"), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: DaemonSet, name: node-*|ignored",
        "namespace: monitoring|ignored",
        "namespace: default|speaks",
        "path: k8s/, kind: [Node, DaemonSet]|ignored",
        "name: agent|speaks",
        "path: charts|speaks",
        "until: 2999-01-01|ignored",
        "until: 2020-01-01|expired",
      })
  void configuredIgnoreCoversWhatItNames(String selector, String expected) throws IOException {
    String ignore = "ignores:\n- {rules: surge-host-port, reason: known, " + selector + "}\n";
    shell.write(".rollcall.yaml", ignore);
    String out = shell.run("lint", ".").out();
    assertEquals(!expected.equals("ignored"), out.contains("error[surge-host-port]"), out);
    assertEquals(expected.equals("ignored"), out.contains("1 finding ignored"), out);
    assertEquals(expected.equals("speaks"), out.contains("[ignore-matches-nothing]"), out);
    assertEquals(expected.equals("expired"), out.contains("[ignore-expired]"), out);
  }

  @Test
  void unusedConfiguredIgnoreIsToldInWholeRunsOnly() throws IOException {
    shell.write("k8s/agent.yaml", CliRunner.GOOD);
    shell.write("k8s/more.yaml", CliRunner.GOOD.replace("name: node-agent", "name: more-agent"));
    shell.write(
        ".rollcall.yaml", "ignores: [{rules: [surge-host-port], reason: was so, name: node-*}]\n");
    assertTrue(shell.run("lint", ".").out().contains("warning[ignore-unused]"));
    assertTrue(!shell.run("lint", "k8s/more.yaml").out().contains("[ignore-"));
  }

  @Test
  void excludedFilesAreCountedAndNotRead() throws IOException {
    shell.write("legacy/chart/agent.yaml", "not: [yaml\n");
    shell.write(".rollcall.yaml", "exclude: [legacy/]\nrules: {surge-host-port: off}\n");
    CliRunner.Outcome outcome = shell.run("lint", ".");
    assertEquals(0, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("1 excluded file"), outcome.out());
  }

  @Test
  void runWideSettingsComeFromTheConfigurationUnlessGiven() throws IOException {
    shell.write(".rollcall.yaml", "kubernetesVersion: 1.31\nfailOn: never\n");
    CliRunner.Outcome configured = shell.run("lint", "k8s");
    assertTrue(configured.out().contains("for Kubernetes 1.31"), configured.out());
    assertEquals(0, configured.code());
    CliRunner.Outcome given =
        shell.run("lint", "k8s", "--kubernetes-version", "1.33", "--fail-on", "error");
    assertTrue(given.out().contains("for Kubernetes 1.33"), given.out());
    assertEquals(1, given.code());
  }

  @Test
  void configurationsThatDisagreeOnTheRunAreRefused() throws IOException {
    shell.write("other/agent.yaml", CliRunner.GOOD);
    shell.write("other/.rollcall.yaml", "kubernetesVersion: '1.31'\n");
    shell.write("k8s/.rollcall.yaml", "kubernetesVersion: '1.33'\n");
    CliRunner.Outcome outcome = shell.run("lint", ".");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("kubernetesVersion is 1.31, but 1.33 in"), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rulez: {}|1:1: unknown key \"rulez\"; did you mean \"rules\"?",
        "rules: {surge-hostport: off}|1:9: unknown rule \"surge-hostport\"; did you mean"
            + " \"surge-host-port\"?",
        "rules: {surge-host-port: wanring}|1:26: unknown setting \"wanring\"; did you mean"
            + " \"warning\"?",
        "rules: [surge-host-port]|1:8: \"rules\" is a map from the id of a rule",
        "rules: {surge-host-port: {level: info}}|1:27: unknown key \"level\"",
        "rules: {surge-host-port: {options: {a: 1}}}|has no options",
        "profile: strickt|1:10: unknown profile \"strickt\"; did you mean \"strict\"?",
        "kubernetesVersion: 2.0|1:20: kubernetesVersion:",
        "complete: maybe|1:11: \"complete\" is true or false",
        "failOn: errors|1:9: unknown level \"errors\"; did you mean \"error\"?",
        "exclude: {a: b}|1:10: \"exclude\" is a list, not a map",
        "overlays: [{rules: {}}]|an overlay without paths",
        "overlays: [vendor]|an overlay is a map",
        "ignores: [{reason: x}]|an ignore without rules",
        "ignores: [{rules: yaml-syntax}]|\"yaml-syntax\" cannot be ignored",
        "ignores: [{rules: surge-host-port, until: tomorrow}]|\"tomorrow\" is not a date",
        "profile: [a|2:1: not YAML",
        "profile: default\u0020{}|unknown profile",
        "just words|is a map of keys, not a single value",
        "{profile: strict, profile: strict}|1:19: \"profile\" is there twice",
      })
  void wrongConfigurationIsRefusedWithItsPosition(String text, String expected) throws IOException {
    shell.write(".rollcall.yaml", text + "\n");
    for (String[] arguments : List.of(args("lint", "."), args("config", "--check"))) {
      CliRunner.Outcome outcome = shell.run(arguments);
      assertEquals(2, outcome.code());
      assertTrue(outcome.err().startsWith("rollcall: .rollcall.yaml:"), outcome.err());
      assertTrue(outcome.err().contains(expected), outcome.err());
      assertEquals("", outcome.out());
    }
  }

  @Test
  void pipeInPlaceOfAConfigurationIsNotWaitedFor() throws IOException, InterruptedException {
    String pipe = directory.resolve(".rollcall.yaml").toString();
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is not here");
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe).start().waitFor());
    CliRunner.Outcome outcome =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> shell.run("lint", "."));
    assertEquals("rollcall: .rollcall.yaml:1:1: not a regular file\n", outcome.err());
    assertEquals(2, outcome.code());
  }

  @Test
  void allProblemsAreTold() throws IOException {
    shell.write(".rollcall.yaml", "profile: none\nclustre: eks\n");
    List<String> lines = shell.run("lint", ".").err().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).startsWith("rollcall: .rollcall.yaml:2:1: "), lines.get(1));
  }

  @Test
  void printShowsWhatHoldsForAFile() throws IOException {
    shell.write(
        ".rollcall.yaml",
        """
        profile: strict
        cluster: eks
        overlays:
        - paths: [k8s]
          rules: {surge-host-port: info}
        """);
    assertEquals(
        """
        # k8s/agent.yaml: .rollcall.yaml
        kubernetesVersion: "1.37"
        profile: strict
        cluster: eks
        complete: false
        failOn: error
        rules:
          surge-host-port:
            enabled: true
            severity: info
        """,
        shell.run("config", "k8s/agent.yaml").out());
    assertEquals(".rollcall.yaml: ok\n", shell.run("config", "--check").out());
  }

  @Test
  void schemaKnowsEveryRule() {
    String schema = shell.run("config", "--schema").out();
    List<String> missing = new ArrayList<>();
    BuiltInRules.all().forEach(rule -> missing.add(rule.info().id()));
    missing.removeIf(id -> schema.contains("\"" + id + "\": {"));
    assertEquals(List.of(), missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|true",
        "{'kubernetesVersion': '1.33', 'profile': 'strict', 'failOn': 'never'}|true",
        "{'rules': {'surge-host-port': 'off', 'yaml-syntax': {'severity': 'info'}}}|true",
        "{'overlays': [{'paths': 'a/**', 'rules': {'surge-host-port': true}}]}|true",
        "{'ignores': [{'rules': 'surge-host-port', 'until': '2027-01-31', 'name': ['a']}]}|true",
        "{'rulez': {}}|false",
        "{'rules': {'surge-hostport': 'off'}}|false",
        "{'rules': {'surge-host-port': 'loud'}}|false",
        "{'overlays': [{'rules': {}}]}|false",
        "{'ignores': [{'rules': 'yaml-syntax'}]}|false",
        "{'ignores': [{'reason': 'x'}]}|false",
        "{'exclude': {}}|false",
      })
  void schemaTakesWhatTheReaderTakes(String quoted, boolean expected) throws IOException {
    String text = quoted.replace('\'', '"');
    shell.write(".rollcall.yaml", text);
    assertEquals(expected, shell.run("config", "--check").code() == 0, "the reader");
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(shell.run("config", "--schema").out(), InputFormat.JSON);
    assertEquals(expected, schema.validate(text, InputFormat.JSON).isEmpty(), "the schema");
  }

  @Test
  void schemaKnowsEveryKey() {
    String schema = shell.run("config", "--schema").out();
    for (String key : ConfigReader.KEYS) {
      assertTrue(schema.contains("\n    \"" + key + "\": {"), key);
    }
  }

  private static String[] args(String... arguments) {
    return arguments;
  }

  private List<String> surges(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint"));
    all.addAll(List.of(arguments));
    List<String> found = new ArrayList<>();
    String[] lines = shell.run(all.toArray(String[]::new)).out().split("\n");
    for (int i = 1; i < lines.length; i++) {
      int at = lines[i].indexOf("[surge-host-port]");
      if (at > 0) {
        found.add(lines[i - 1].replaceAll(":.*", "") + " " + lines[i].substring(0, at));
      }
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[|not YAML: while parsing a flow node",
        "{pattern: '('}|Unclosed group near index",
        "{$ref: 'http://127.0.0.1:9/x.json'}|in the same file",
        "{$ref: 'classpath:dev/rollcall/cli/training.yaml'}|in the same file",
        "{kind: Other}|",
      })
  void aSchemaThatCannotBeAppliedIsNamed(String schema, String expected, @TempDir Path directory)
      throws IOException {
    CliRunner shell = new CliRunner(directory);
    shell.write(".rollcall.yaml", "schemas: [s.yaml]\n");
    shell.write("s.yaml", schema + "\n");
    shell.write("agent.yaml", CliRunner.GOOD);
    CliRunner.Outcome outcome = shell.run("lint", "agent.yaml");
    assertEquals(2, outcome.code(), outcome.out() + outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("rollcall: schemas: "), outcome.err());
    assertTrue(expected == null || outcome.err().contains(expected), outcome.err());
  }
}
