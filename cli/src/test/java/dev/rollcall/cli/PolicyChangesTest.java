package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What admission policies make of creations, updates and deletions, in all commands alike. */
final class PolicyChangesTest {

  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: p}
      spec:
        matchConstraints:
          resourceRules:
          - {apiGroups: [%s], apiVersions: [v1], operations: [%s], resources: [%s]}
        validations:
        - expression: "%s"
          message: not here
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: b}
      spec: {policyName: p, validationActions: [%s]}
      """;

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: logging, labels: {keep: "yes"}}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers:
            - {name: a, image: "a:1"}
      """;

  private static final String NEW = AGENT.replace("a:1", "a:2");
  private static final String OTHER = AGENT.replace("agent", "other");

  /** How the server names a refusal. */
  private static final String REFUSAL =
      "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: not here";

  @TempDir Path directory;
  private CliRunner cli;

  @BeforeEach
  void write() throws IOException {
    cli = new CliRunner(directory);
    cli.write("before/ds.yaml", AGENT);
    cli.write("after/ds.yaml", NEW);
  }

  private void policy(String operations, String expression) throws IOException {
    policy("apps", operations, "daemonsets", expression, "Deny");
  }

  private void policy(
      String group, String operations, String resource, String expression, String action)
      throws IOException {
    cli.write("policy.yaml", POLICY.formatted(group, operations, resource, expression, action));
  }

  private String run(String... arguments) {
    return cli.run(arguments).out().replaceAll("\\s+", " ");
  }

  private String diff() {
    return run("diff", "--policy", "policy.yaml", "before", "after");
  }

  private String rollout() {
    return run("rollout", "--policy", "policy.yaml", "before", "after");
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE, oldObject == null || object.spec.template == oldObject.spec.template, true",
    "'CREATE, UPDATE', request.operation == 'CREATE', true",
    "UPDATE, oldObject.metadata.generation < object.metadata.generation, false",
    "CREATE, 'false', false",
    "DELETE, 'false', false",
  })
  void updatesAreJudgedWithTheOldObject(String operations, String expression, boolean refused)
      throws IOException {
    policy(operations, expression);
    String told = "refuses the change, so the old one stays: ";
    assertEquals(refused, diff().contains(told), diff());
    assertEquals(refused, diff().contains(REFUSAL), diff());
    assertEquals(refused, rollout().contains("nothing is rolled out before"), rollout());
  }

  @Test
  void theRefusalIsAtTheFieldAndFailsTheGate() throws IOException {
    policy("UPDATE", "object.spec.template.spec.containers.all(c, c.image.endsWith(':1'))");
    String path = "spec.template.spec.containers[0].image: ";
    assertTrue(diff().contains(path + REFUSAL), diff());
    CliRunner.Outcome gate =
        cli.run("diff", "--fail-on", "error", "--policy", "policy.yaml", "before", "after");
    assertEquals(1, gate.code());
    String json = run("rollout", "--format", "json", "--policy", "policy.yaml", "before", "after");
    assertTrue(json.contains("\"refused\": [ \"" + path + REFUSAL), json);
  }

  @Test
  void whatDoesNotChangeIsNotAsked() throws IOException {
    policy("\"*\"", "false");
    cli.write("after/ds.yaml", AGENT.replace("\"a:1\"", "a:1"));
    assertFalse(diff().contains("refuses"), diff());
    assertFalse(rollout().contains("refused"), rollout());
  }

  @Test
  void whatIsNewIsCreated() throws IOException {
    policy("CREATE", "oldObject != null");
    cli.write("after/ds.yaml", AGENT + "---\n" + OTHER);
    assertTrue(diff().contains("is new the API server refuses it: " + REFUSAL), diff());
    String placed = run("place", "--policy", "policy.yaml", "after");
    assertTrue(placed.contains("the API server refuses the DaemonSet"), placed);
  }

  @Test
  void policiesAreNotAskedAboutWhatTheServerRefusesBefore() throws IOException {
    policy("'CREATE', 'UPDATE'", "object.metadata.annotations.owner == 'x'");
    cli.write("after/ds.yaml", NEW.replace("\"a:2\"", "\"a:2\", imagePullPolicy: Often"));
    for (String command : List.of("diff", "rollout")) {
      String told = run(command, "--policy", "policy.yaml", "before", "after");
      assertTrue(told.contains("\"Often\""), told);
      assertFalse(told.contains("ValidatingAdmissionPolicy"), told);
    }
    String placed = run("place", "--policy", "policy.yaml", "after");
    assertTrue(placed.contains("\"Often\""), placed);
    assertFalse(placed.contains("ValidatingAdmissionPolicy"), placed);
  }

  @Test
  void whatTheOldObjectDecidesIsAtTheSamePath() throws IOException {
    policy("UPDATE", "oldObject.metadata.labels.keep != 'yes'");
    assertTrue(diff().contains("metadata.labels.keep: " + REFUSAL), diff());
    policy("UPDATE", "oldObject == null || object.metadata.labels.keep != 'yes'");
    assertTrue(diff().contains("metadata.labels.keep: " + REFUSAL), diff());
  }

  @Test
  void errorsAreQuotedAsTheServerWordsThem() throws IOException {
    String expression = "object.metadata.annotations.owner == 'x'";
    policy("UPDATE", expression);
    String told = "expression '" + expression + "' resulted in error: no such key: owner";
    cli.write("before/ds.yaml", AGENT.replace("labels:", "annotations: {a: b}, labels:"));
    cli.write("after/ds.yaml", NEW.replace("labels:", "annotations: {a: b}, labels:"));
    assertTrue(diff().contains("denied request: " + told), diff());
    assertTrue(rollout().contains("denied request: " + told), rollout());
  }

  @Test
  void whatReplacesOneThatNeverWasIsCreated() throws IOException {
    policy("'UPDATE', 'CREATE'", "oldObject == null");
    cli.write("before/ds.yaml", AGENT.replace("\"a:1\"", "\"a:1\", imagePullPolicy: Often"));
    assertFalse(diff().contains("ValidatingAdmissionPolicy"), diff());
    assertFalse(rollout().contains("ValidatingAdmissionPolicy"), rollout());
  }

  @Test
  void whatMayNotBeDeletedStays() throws IOException {
    policy("DELETE", "object == null && !('keep' in oldObject.metadata.labels)");
    cli.write("before/other.yaml", OTHER.replace("keep", "drop"));
    cli.write("after/ds.yaml", AGENT.replace("agent", "third"));
    assertTrue(diff().contains("the old one stays: deletion: " + REFUSAL), diff());
    assertTrue(diff().contains("logging agent 3 -> 3 0 0 0 no"), diff());
    assertTrue(diff().contains("logging/other is gone"), diff());
    assertTrue(rollout().contains("logging/agent stays: deletion: " + REFUSAL), rollout());
    assertTrue(rollout().contains("logging/other is deleted"), rollout());
  }

  @Test
  void refusedPodsAreRefusedInEveryForecast() throws IOException {
    policy("\"\"", "CREATE", "pods", "object.spec.containers[0].image != 'a:2'", "Deny");
    String told = "'p' with binding 'b' denied request: not here";
    String placed = run("place", "--policy", "policy.yaml", "after");
    assertTrue(placed.contains("refuses to create the pod: ValidatingAdmissionPolicy: " + told));
    assertTrue(diff().contains("ValidatingAdmissionPolicy: " + told), diff());
    assertTrue(rollout().contains("never finishes"), rollout());
    assertTrue(rollout().contains("ValidatingAdmissionPolicy: " + told), rollout());
    assertFalse(run("place", "--policy", "policy.yaml", "before").contains("refuses"));
  }

  @ParameterizedTest
  @CsvSource({
    "Warn, 'false', 'the API server warns: ', : not here, 1",
    "Audit, 'false', 'the API server takes it, and records: ', : not here, 0",
    "'Audit, Warn', 'false', 'the API server warns: ', : not here, 1",
    "Deny, authorizer.group('apps').resource('daemonsets').check('get').allowed(), '',"
        + " what policy p says depends on what the authorizer allows, 0",
  })
  void whatIsOnlySaidHappensAndIsTold(
      String action, String expression, String verb, String end, int gate) throws IOException {
    policy("apps", "\"*\"", "daemonsets", expression, action);
    String who = verb.isEmpty() ? "" : "ValidatingAdmissionPolicy 'p' with binding 'b'";
    String told = verb + who + end;
    for (String out : new String[] {diff(), rollout()}) {
      assertFalse(out.contains("refused") || out.contains("refuses"), out);
      assertTrue(out.contains(told), out);
    }
    cli.write("after/ds.yaml", AGENT);
    assertFalse(diff().contains(told), diff());
    assertFalse(rollout().contains(told), rollout());
    cli.write("after/ds.yaml", OTHER);
    assertTrue(diff().contains("of the deletion: " + told), diff());
    assertTrue(rollout().contains("of the deletion: " + told), rollout());
    cli.write("after/ds.yaml", NEW);
    CliRunner.Outcome outcome =
        cli.run("diff", "--fail-on", "warning", "--policy", "policy.yaml", "before", "after");
    assertEquals(gate, outcome.code(), outcome.err());
    String json = run("rollout", "--format", "json", "--policy", "policy.yaml", "before", "after");
    assertTrue(json.contains("\"policyRemarks\": [ {"), json);
  }

  @ParameterizedTest
  @CsvSource({
    "policy-denied/p: 'off', false, 0",
    "policy-denied/p[0]: 'off', false, 0",
    "policy-denied/p[1]: 'off', true, 1",
    "policy-denied/p: info, true, 0",
    "policy-denied: 'off', false, 0",
  })
  void severitiesOfRemarksAreConfigured(String rule, boolean told, int gate) throws IOException {
    policy("apps", "\"*\"", "daemonsets", "false", "Warn");
    cli.write(".rollcall.yaml", "rules:\n  " + rule + "\n");
    for (String after : new String[] {NEW, OTHER}) {
      cli.write("after/ds.yaml", after);
      assertEquals(told, diff().contains("the API server warns: "), diff());
      assertEquals(told, rollout().contains("the API server warns: "), rollout());
    }
    cli.write("after/ds.yaml", NEW);
    CliRunner.Outcome outcome =
        cli.run("diff", "--fail-on", "warning", "--policy", "policy.yaml", "before", "after");
    assertEquals(gate, outcome.code(), outcome.err());
  }

  @ParameterizedTest
  @CsvSource({
    "ds.yaml, false",
    "after/, false",
    "'after/*.yaml', false",
    "before/, true",
    "other/, true",
  })
  void severitiesOfRemarksAreConfiguredForPaths(String path, boolean told) throws IOException {
    policy("apps", "\"*\"", "daemonsets", "false", "Warn");
    String overlay = "overlays:\n- {paths: ['%s'], rules: {policy-denied/p: off}}\n";
    cli.write(".rollcall.yaml", overlay.formatted(path));
    assertEquals(told, diff().contains("the API server warns: "), diff());
    assertEquals(told, rollout().contains("the API server warns: "), rollout());
    cli.write("prod.yaml", cli.read(".rollcall.yaml"));
    cli.write(".rollcall.yaml", "rules: {policy-denied: off}\n");
    String named =
        run("diff", "--config", "prod.yaml", "--policy", "policy.yaml", "before", "after");
    assertEquals(told, named.contains("the API server warns: "), named);
    String none = run("diff", "--no-config", "--policy", "policy.yaml", "before", "after");
    assertTrue(none.contains("the API server warns: "), none);
  }

  @Test
  void refusalsAreFactsThatNoSeverityChanges() throws IOException {
    policy("UPDATE", "false");
    cli.write(".rollcall.yaml", "rules: {policy-denied/p: off}\n");
    assertTrue(diff().contains(REFUSAL), diff());
  }

  @Test
  void remarksOnPodsAreTold() throws IOException {
    policy("\"\"", "CREATE", "pods", "false", "Warn");
    String told = "of its pods: the API server warns: ";
    assertTrue(diff().contains(told), diff());
    assertTrue(rollout().contains(told), rollout());
  }

  @Test
  void policiesOfTheLaterStateCount() throws IOException {
    policy("UPDATE", "false");
    cli.write("after/policy.yaml", cli.read("policy.yaml"));
    assertTrue(run("diff", "before", "after").contains(REFUSAL));
    assertTrue(run("rollout", "before", "after").contains(REFUSAL));
  }

  @Test
  void configuredPoliciesCount() throws IOException {
    policy("UPDATE", "false");
    cli.write(".rollcall.yaml", "policies: [policy.yaml]\n");
    assertTrue(run("diff", "before", "after").contains(REFUSAL));
  }

  @Test
  void parametersOfTheStateAreFound() throws IOException {
    String params =
        POLICY
            .replace(
                "spec:\n  match", "spec:\n  paramKind: {apiVersion: v1, kind: ConfigMap}\n  match")
            .replace(
                "validationActions",
                "paramRef: {name: limits, namespace: logging, parameterNotFoundAction: Deny},"
                    + " validationActions");
    cli.write(
        "policy.yaml",
        params.formatted("apps", "UPDATE", "daemonsets", "params.data.open == 'yes'", "Deny"));
    assertTrue(diff().contains("failed to configure binding: no params found"), diff());
    String map =
        "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: limits, namespace: logging}\n";
    cli.write("after/ds.yaml", NEW + map + "data: {open: 'yes'}\n");
    assertFalse(diff().contains("refuses"), diff());
  }

  @Test
  void selectorsMatchTheOldObjectAsWell() throws IOException {
    policy("UPDATE", "false");
    String selected =
        cli.read("policy.yaml")
            .replace(
                "resourceRules:",
                "objectSelector: {matchLabels: {keep: 'yes'}}\n    resourceRules:");
    cli.write("policy.yaml", selected);
    cli.write("after/ds.yaml", NEW.replace("keep", "drop"));
    assertTrue(diff().contains(REFUSAL), diff());
    cli.write("before/ds.yaml", AGENT.replace("keep", "drop"));
    assertFalse(diff().contains("refuses"), diff());
  }
}
