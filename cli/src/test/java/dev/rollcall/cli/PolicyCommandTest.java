package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code policy test} and {@code policy list} as a user does. */
final class PolicyCommandTest {

  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: images}
      spec:
        matchConstraints:
          resourceRules:
          - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [daemonsets]}
        validations:
        - expression: object.spec.template.spec.containers.all(c, c.image.startsWith('own/'))
          message: images are our own
        - expression: oldObject == null || object.spec.selector == oldObject.spec.selector
          message: the selector stays
      """;

  private static final String BINDING =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: everywhere}
      spec:
        policyName: images
        validationActions: [Warn, Audit]
        paramRef: {name: p, namespace: shared, parameterNotFoundAction: Allow}
        matchResources: {namespaceSelector: {matchLabels: {a: b}}}
      """;

  private static final String GOOD =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: logging}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers:
            - {name: a, image: own/a:1}
      """;

  private static final String BAD = GOOD.replace("own/a", "other/a");

  @TempDir Path directory;
  private CliRunner cli;

  @BeforeEach
  void write() throws IOException {
    cli = new CliRunner(directory);
    cli.write("p/images/policy.yaml", POLICY);
    cli.write("p/images/good.yaml", GOOD);
    cli.write("p/images/bad.yaml", BAD);
  }

  private String test(int code) {
    CliRunner.Outcome outcome = cli.run("policy", "test", "p");
    assertEquals(code, outcome.code(), outcome.out() + outcome.err());
    return outcome.out();
  }

  @Test
  void whatIsAsExpectedPasses() {
    String told =
        """
        p/images: 2 of 2 as expected
          note: validations[1] of policy "images" refuses none of the objects

        1 folder, 2 objects, all as expected
        """;
    assertEquals(told, test(0));
  }

  @Test
  void whatIsNotAsExpectedFails() throws IOException {
    cli.write("p/images/bad.yaml", GOOD + "---\n" + BAD);
    cli.write("p/images/good-too.yaml", BAD);
    String out = test(1);
    assertTrue(out.contains("bad.yaml:1: DaemonSet logging/agent is accepted, and is to be"), out);
    String path = "spec.template.spec.containers[0].image: images are our own";
    assertTrue(out.contains("is refused, and is to be accepted: " + path), out);
    assertTrue(out.contains("1 folder, 4 objects, 2 not as expected"), out);
  }

  @Test
  void objectsReplaceOldOnes() throws IOException {
    cli.write("p/images/old.yaml", GOOD);
    cli.write("p/images/bad.yaml", GOOD.replace("app: agent", "app: other"));
    cli.write("p/images/bad-image.yaml", BAD);
    assertFalse(test(0).contains("refuses none"), test(0));
  }

  @Test
  void deletionsAreTried() throws IOException {
    cli.write(
        "p/images/policy.yaml",
        POLICY
            .replace("CREATE, UPDATE", "DELETE")
            .replaceAll("expression: .*", "expression: oldObject.metadata.name != 'agent'"));
    Files.delete(directory.resolve("p/images/bad.yaml"));
    cli.write("p/images/bad-delete.yaml", GOOD);
    cli.write("p/images/good-delete.yaml", GOOD.replace("name: agent", "name: other"));
    assertTrue(test(0).contains("3 objects, all as expected"), test(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "good.yaml   | kind: DaemonSet    | kind: StatefulSet | does not ask policies about a"
            + " StatefulSet",
        "good.yaml   | kind: DaemonSet    | kind: {           | cannot be read: not YAML",
        "policy.yaml | object.spec.templ  | objekt.spec.templ | the API server refuses it:"
            + " spec.validations[0]",
        "policy.yaml | c.image.startsWith | c.what.startsWith | accepted:"
            + " spec.template.spec.containers[0]: no such key",
        "policy.yaml | oldObject == null  | request.dryRun    | 1 folder",
        "policy.yaml | oldObject == null  | request.userInfo.username == 'a' | depends on the user"
            + " who sends",
        "policy.yaml | kind: Validating   | kind: Other       | there is no policy beside it",
      })
  void whatCannotBeToldFails(String file, String from, String to, String message)
      throws IOException {
    cli.write("p/images/" + file, cli.read("p/images/" + file).replace(from, to));
    String out = cli.run("policy", "test", "p").out();
    assertTrue(out.contains(message), out);
  }

  @Test
  void parametersLieBeside() throws IOException {
    String asked = "object.metadata.name in params.data.names.split(',')";
    cli.write(
        "p/images/policy.yaml",
        POLICY
                .replaceAll("expression: object.*", "expression: " + asked)
                .replace("spec:\n", "spec:\n  paramKind: {apiVersion: v1, kind: ConfigMap}\n")
            + "---\n"
            + BINDING.replaceAll("  matchResources.*\n", ""));
    cli.write(
        "p/images/params.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: p, namespace: shared}\n"
            + "data: {names: 'agent,b'}\n");
    cli.write("p/images/bad.yaml", GOOD.replace("name: agent", "name: other"));
    assertTrue(test(0).contains("2 of 2"), test(0));
  }

  @Test
  void junitHasACaseForEachObject() throws IOException {
    cli.write("p/images/bad.yaml", GOOD);
    CliRunner.Outcome outcome = cli.run("policy", "test", "--format", "junit", "p");
    assertEquals(1, outcome.code());
    assertTrue(outcome.out().contains("<testsuite name=\"p/images\" tests=\"2\" failures=\"1\""));
    assertTrue(outcome.out().contains("<testcase name=\"good.yaml:1 DaemonSet logging/agent\""));
    assertTrue(outcome.out().contains("<failure message=\"is accepted, and is to be refused\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.30", "1.37"})
  void thePackIsTested(String version) throws IOException {
    Path pack = Path.of("../policies").toAbsolutePath().normalize();
    CliRunner.Outcome outcome =
        new CliRunner(pack).run("policy", "test", "--kubernetes-version", version, ".");
    assertEquals(0, outcome.code(), outcome.out());
    assertFalse(outcome.out().contains("note: "), outcome.out());
    try (Stream<Path> folders = Files.list(pack)) {
      List<Path> all = folders.filter(Files::isDirectory).toList();
      assertTrue(outcome.out().contains(all.size() + " folders"), outcome.out());
      for (Path folder : all) {
        assertTrue(Files.exists(folder.resolve("README.md")), folder.toString());
        String page = Files.readString(pack.resolve("README.md"));
        assertTrue(page.contains("(" + folder.getFileName() + "/README.md)"), folder.toString());
      }
    }
  }

  @Test
  void listsWhatBindsWhat() throws IOException {
    cli.write("p/binding.yaml", BINDING + "---\n" + BINDING.replace("images", "others"));
    String table = cli.run("policy", "list", "p").out().replaceAll(" +", " ");
    String row = " everywhere Warn,Audit ";
    assertTrue(table.contains("images" + row), table);
    assertTrue(table.contains("shared/p") || table.contains("no room for PARAMETERS"), table);
    assertTrue(table.contains("namespaceSelector"), table);
    assertTrue(table.contains("others (not here)" + row), table);
    assertTrue(table.endsWith("\n1 policy\n"), table);
    String json = cli.run("policy", "list", "--format", "json", "p").out().replaceAll("\\s+", "");
    assertTrue(json.contains("\"name\":\"images\",\"file\":\"p/images/policy.yaml\",\"line\":1"));
    assertTrue(json.contains("\"bindings\":[{\"name\":\"everywhere\",\"policy\":\"images\""), json);
    assertTrue(json.contains("\"bindingsWithoutPolicy\":[{\"name\":\"everywhere\""), json);
  }

  @Test
  void listsWhatIsWrongAndWhatNothingBinds() throws IOException {
    cli.write("p/images/policy.yaml", POLICY.replace("oldObject ==", "oldObjekt =="));
    String table = cli.run("policy", "list", "p").out();
    assertTrue(table.contains("<none>"), table);
    assertTrue(table.contains("images is refused by the API server: spec.validations[1]"), table);
    assertTrue(table.endsWith("\n1 policy, 1 bound by nothing\n"), table);
  }

  @Test
  void initProposesThePoliciesOfTheRepository() throws IOException {
    assertEquals(0, cli.run("init").code());
    assertTrue(cli.read(".rollcall.yaml").contains("policies:\n- p/images/\n"));
    assertEquals(0, cli.run("lint", "--rule", "policy-denied", "p/images/good.yaml").code());
    assertEquals(1, cli.run("lint", "--rule", "policy-denied", "p/images/bad.yaml").code());
  }

  @Test
  void evaluatesEachLineThatCanBeRead() throws IOException {
    Files.writeString(
        directory.resolve("table.jsonl"),
        """
        {"id": "1", "expr": "1 + 1"}

        not JSON
        {"expr": "variables.a", "variables": [{"name": "a", "expression": "true"}]}
        {"id": "3", "expr": "variables.a", "variables": [{"name": "a"}]}
        """);
    CliRunner.Outcome outcome = cli.run("policy", "eval", "table.jsonl");
    assertEquals(2, outcome.code());
    assertEquals(
        "{\"id\": \"1\", \"result\": 2}\n{\"id\": null, \"result\": true}\n", outcome.out());
    assertTrue(outcome.err().contains("table.jsonl:3: not a JSON object"), outcome.err());
    assertTrue(outcome.err().contains("table.jsonl:5: variables is no list"), outcome.err());
  }
}
