package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.config.ConfigException;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmissionPoliciesTest {

  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: p}
      spec:
        matchConstraints:
          resourceRules:
          - {apiGroups: [%s], apiVersions: [v1], operations: [CREATE], resources: [%s]}
        validations:
        - expression: "%s"
          message: refused
      """;

  private static final String BINDING =
      """
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: b}
      spec: {policyName: p, validationActions: [Warn]}
      """;

  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: logging}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            hostNetwork: true
            containers:
            - name: a
              image: registry.example.com/a:1
            - name: b
              image: nginx:latest
      """;

  @TempDir private Path directory;

  private List<String> findings(String policy, boolean named) throws IOException, ConfigException {
    Files.createDirectories(directory.resolve("objects"));
    Files.writeString(directory.resolve("objects/ds.yaml"), DAEMON_SET);
    Path file = directory.resolve(named ? "policy.yaml" : "objects/policy.yaml");
    Files.writeString(file, policy);
    RunRequest request =
        named ? RunRequest.DEFAULT.withPolicies(List.of("policy.yaml")) : RunRequest.DEFAULT;
    List<String> told = new ArrayList<>();
    for (Finding finding :
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("objects"), request)
            .result()
            .findings()) {
      if (finding.rule().startsWith("policy-")) {
        told.add(
            finding.rule()
                + " "
                + finding.severity().id()
                + " "
                + finding.location().span().line()
                + " "
                + finding.path());
      }
    }
    return told;
  }

  private static String policy(String expression) {
    return POLICY.formatted("apps", "daemonsets", expression);
  }

  @ParameterizedTest
  @CsvSource({
    "policies.kyverno.io/v1, ValidatingPolicy, true",
    "kyverno.io/v1, ClusterPolicy, true",
    "constraints.gatekeeper.sh/v1beta1, K8sRequiredLabels, true",
    "admissionregistration.k8s.io/v1, MutatingAdmissionPolicy, true",
    "v1, ConfigMap, false",
    "example.com/v1, BackupPolicy, false",
  })
  void policiesOfOtherEnginesAreNamed(String apiVersion, String kind, boolean told)
      throws IOException, ConfigException {
    String other = "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: x}\n";
    assertEquals(told ? 1 : 0, findings(other, true).size());
  }

  @Test
  void pointsAtTheFieldThatDecided() throws IOException, ConfigException {
    String spec = "object.spec.template.spec.";
    assertEquals(
        List.of("policy-denied error 14 spec.template.spec.containers[1].image"),
        findings(policy(spec + "containers.all(c, !c.image.endsWith(':latest'))"), true));
    assertEquals(
        List.of("policy-denied error 9 spec.template.spec.hostNetwork"),
        findings(policy("has(object.metadata.name) && " + spec + "hostNetwork == false"), true));
    assertEquals(
        List.of("policy-denied error 8 spec.template.spec"),
        findings(policy(spec + "dnsPolicy == 'Default'"), true));
  }

  @ParameterizedTest
  @CsvSource({
    "apps, daemonsets, 1",
    "apps, daemonsets/*, 1",
    "'*', '*', 2",
    "'*', '*/*', 2",
    "apps, daemonsets/status, 0",
    "apps, '*/status', 0",
    "extensions, daemonsets, 0",
  })
  void matchesResources(String group, String resource, int findings)
      throws IOException, ConfigException {
    String policy = POLICY.formatted("'" + group + "'", "'" + resource + "'", "false");
    assertEquals(findings, findings(policy, true).stream().filter(f -> f.endsWith(" 1 ")).count());
  }

  @Test
  void policiesThatLookAtTheSameAreJudgedByThemselves() throws IOException, ConfigException {
    String variable = "  variables: [{name: v, expression: \"object.metadata.name\"}]\n";
    String first = policy("variables.v == 'agent'") + variable;
    String second = policy("variables.v != 'agent'").replace("{name: p}", "{name: q}");
    assertEquals(
        List.of("policy-denied error 3 metadata.name"),
        findings(first + "---\n" + second + variable, true));
  }

  @Test
  void seesDefaults() throws IOException, ConfigException {
    String defaults = "object.spec.updateStrategy.rollingUpdate.maxUnavailable == 1";
    assertEquals(List.of(), findings(policy(defaults), true));
  }

  @Test
  void whatDependsOnTheUserIsUnknown() throws IOException, ConfigException {
    assertEquals(
        List.of("policy-unknown info 1 "),
        findings(policy("request.userInfo.username == 'jane'"), true));
    assertEquals(List.of(), findings(policy("request.userInfo.username == 'jane' || true"), true));
  }

  @Test
  void anInvalidPolicyIsReportedInItsFile() throws IOException, ConfigException {
    assertEquals(
        List.of("policy-invalid error 9 spec.validations[0].expression"),
        findings(policy("object.spec.x"), true));
  }

  @Test
  void whatIsNoTextIsNotDecoded() throws IOException, ConfigException {
    String unquoted =
        policy("true").replace("\"true\"", "true").replace("message: refused", "message: 1");
    assertEquals(
        List.of(
            "policy-invalid error 9 spec.validations[0].expression",
            "policy-invalid error 10 spec.validations[0].message"),
        findings(unquoted, true));
  }

  @ParameterizedTest
  @CsvSource({"true, true, 1", "true, false, 1", "false, true, 0", "false, false, 1"})
  void whatAClusterHasTakenIsHeldAgainstOtherPolicies(boolean named, boolean stored, int denials)
      throws IOException, ConfigException {
    String uid = ", uid: a, resourceVersion: '7'}";
    String policy = policy("false") + (named ? "" : BINDING);
    Path objects = Files.createDirectories(directory.resolve("objects"));
    Files.writeString(
        objects.resolve("dump.yaml"),
        DAEMON_SET.replace("logging}", "logging" + uid)
            + "---\napiVersion: v1\nkind: Node\nmetadata: {name: n"
            + uid
            + "\nstatus: {nodeInfo: {kubeletVersion: v1.34.1}}\n");
    Path file = directory.resolve(named ? "policy.yaml" : "objects/policy.yaml");
    Files.writeString(file, stored ? policy.replace("{name: p}", "{name: p" + uid) : policy);
    RunRequest request =
        named ? RunRequest.DEFAULT.withPolicies(List.of("policy.yaml")) : RunRequest.DEFAULT;
    long denied =
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("objects"), request)
            .result()
            .findings()
            .stream()
            .filter(finding -> finding.rule().equals("policy-denied"))
            .count();
    assertEquals(denials, denied);
  }

  @Test
  void thePodOfTheDaemonSetIsJudged() throws IOException, ConfigException {
    String pods = POLICY.formatted("''", "pods", "object.spec.containers.all(c, c.name != 'b')");
    assertEquals(
        List.of("policy-denied error 13 spec.template.spec.containers[1].name"),
        findings(pods, true));
  }

  @Test
  void aLintedPolicyNeedsABinding() throws IOException, ConfigException {
    assertEquals(List.of(), findings(policy("false"), false));
    assertEquals(List.of("policy-denied warning 1 "), findings(policy("false") + BINDING, false));
  }

  private List<String> denied(String policy) throws IOException, ConfigException {
    Files.writeString(directory.resolve("policy.yaml"), policy);
    List<String> denied = new ArrayList<>();
    for (Finding finding :
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("objects"), RunRequest.DEFAULT.withPolicies(List.of("policy.yaml")))
            .result()
            .findings()) {
      if (finding.rule().equals("policy-denied")) {
        denied.add(finding.location().file().name() + " " + finding.object());
      }
    }
    return denied;
  }

  @Test
  void objectsAreAskedAboutAsLintReadsThem() throws IOException, ConfigException {
    Path objects = Files.createDirectories(directory.resolve("objects"));
    Files.writeString(objects.resolve("agent.yaml"), DAEMON_SET);
    Files.writeString(
        objects.resolve("kustomization.yaml"),
        """
        namespace: monitoring
        resources: [agent.yaml]
        patches: [{path: patch.yaml}]
        """);
    Files.writeString(
        objects.resolve("patch.yaml"),
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec: {template: {spec: {priorityClassName: system-node-critical}}}
        """);
    Files.writeString(
        objects.resolve("list.yaml"),
        """
        apiVersion: apps/v1
        kind: DaemonSetList
        items:
        - metadata: {name: listed, namespace: logging}
          spec:
            selector: {matchLabels: {app: listed}}
            template:
              metadata: {labels: {app: listed}}
              spec: {containers: [{name: a, image: registry.example.com/a:1}]}
        """);
    assertEquals(
        List.of("objects/list.yaml DaemonSet logging/listed"),
        denied(policy("object.metadata.namespace == 'monitoring'")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBaseIsAskedAboutAsEachOverlayBuildsIt(boolean named) throws IOException, ConfigException {
    Path base = Files.createDirectories(directory.resolve("objects/base"));
    Files.writeString(base.resolve("agent.yaml"), DAEMON_SET);
    Files.writeString(base.resolve("kustomization.yaml"), "resources: [agent.yaml]");
    for (String overlay : List.of("live", "test")) {
      Path path = Files.createDirectories(directory.resolve("objects/" + overlay));
      Files.writeString(
          path.resolve("kustomization.yaml"),
          "resources: [../base]\nimages: [{name: nginx, newTag: " + overlay + "}]");
    }
    String image = "object.spec.template.spec.containers[1].image";
    String two =
        policy(image + " != 'nginx:live'")
            + "  - {expression: \""
            + image
            + " != 'nginx:live'\", message: never}\n"
            + "  - {expression: object.metadata.name != 'agent', message: not this}\n"
            + BINDING;
    Files.writeString(directory.resolve(named ? "policy.yaml" : "objects/policy.yaml"), two);
    RunRequest request =
        named ? RunRequest.DEFAULT.withPolicies(List.of("policy.yaml")) : RunRequest.DEFAULT;
    List<String> told = new ArrayList<>();
    for (Finding finding :
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("objects"), request)
            .result()
            .findings()) {
      if (finding.rule().startsWith("policy-")) {
        told.add(finding.message());
      }
    }
    assertEquals(
        List.of(
            "not this", "never (as objects/live builds it)", "refused (as objects/live builds it)"),
        told);
  }

  @Test
  void everyRunSaysTheSameInTheSameOrder() throws IOException, ConfigException {
    Path objects = Files.createDirectories(directory.resolve("objects"));
    List<String> expected = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      Files.writeString(objects.resolve(i + ".yaml"), DAEMON_SET.replace("agent", "agent-" + i));
      expected.add("objects/" + i + ".yaml DaemonSet logging/agent-" + i);
    }
    assertEquals(expected, denied(policy("object.spec.template.spec.hostNetwork == false")));
  }
}
