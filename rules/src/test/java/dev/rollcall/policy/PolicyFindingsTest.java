package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.config.ConfigException;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.rule.Profile;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found besides denials: types, parameters and what files do not tell. */
final class PolicyFindingsTest {

  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: p}
      spec:
        failurePolicy: %s
        paramKind: {apiVersion: v1, kind: ConfigMap}
        matchConstraints:
          namespaceSelector: {%s}
          resourceRules:
          - {apiGroups: [%s], apiVersions: [v1], operations: [CREATE], resources: [%s]}
        variables:
        - name: v
          expression: "%s"
        validations:
        - expression: "%s"
          messageExpression: "%s"
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: b}
      spec:
        policyName: p
        validationActions: [Deny]
        paramRef: {name: %s, namespace: shared, parameterNotFoundAction: %s}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: there, namespace: shared}
      data: {key: value}
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
            containers:
            - {name: a, image: "a:1"}
      """;

  @TempDir private Path directory;

  private String findings(String rule, Profile profile, String policy)
      throws IOException, ConfigException {
    Files.writeString(directory.resolve("ds.yaml"), DAEMON_SET);
    Files.writeString(directory.resolve("policy.yaml"), policy);
    RunRequest request =
        RunRequest.DEFAULT
            .withPolicies(List.of("policy.yaml"))
            .withProfile(profile)
            .withRules(Set.of(rule), Set.of());
    StringBuilder told = new StringBuilder();
    for (Finding finding :
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("ds.yaml"), request)
            .result()
            .findings()) {
      if (finding.rule().startsWith("policy-")) {
        told.append(told.isEmpty() ? "" : "; ");
        told.append(finding.path()).append(": ").append(finding.message());
      }
    }
    return told.toString();
  }

  private static String policy(String group, String resources, String expression) {
    return POLICY.formatted("Fail", "", group, resources, "1", expression, "'no'", "there", "Deny");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "apps | daemonsets       | object.spec.hostNetwork == true          | hostNetwork 12",
        "apps | daemonsets       | has(object.spec.template.spek)           | spek 4",
        "apps | daemonsets       | oldObject.spec.a == object.spec.selector | a 15",
        "apps | daemonsets       | object.spec.?a.orValue(true) == true     | a 12",
        "apps | daemonsets       | object.spec.template.spec.volumes.all(v, v.hostpath == null) |"
            + " hostpath 43",
        "apps | daemonsets       | object.metadata.labels.anything == 'x'   | -",
        "apps | daemonsets       | params.anything == 'x'                   | -",
        "~~   | 'pods, nodes'    | object.spec.taints.size() == 1           | -",
        "~~   | 'pods, nodes'    | object.spec.template == null             | template 12",
        "~~   | 'pods, services' | object.spec.template == null             | -",
        "~*~  | ~'*'~            | object.spec.template == null             | -",
      })
  void fieldsThatNoKindHas(String group, String resources, String expression, String field)
      throws IOException, ConfigException {
    String plain = resources.replace("'", "").replace("*", "'*'");
    String policy = policy(group.isEmpty() ? "''" : group.replace("*", "'*'"), plain, expression);
    String told = findings("policy-type", Profile.STRICT, policy);
    String expected = "";
    if (field != null) {
      String[] parts = field.split(" ");
      expected =
          "spec.validations[0].expression: no kind that the policy matches has a field \"%s\""
                  .formatted(parts[0])
              + " (column %s of the expression)".formatted(parts[1]);
    }
    assertEquals(expected, told);
  }

  @ParameterizedTest
  @CsvSource({
    "object.spec.template.spec.hostNetwork == 'no', '_==_', '(bool, string)', 39",
    "object.spec.minReadySeconds.startsWith('1'), 'startsWith', 'int.(string)', 39",
    "object.metadata.labels == 'a' || true, '_==_', '(map(string, string), string)', 24",
    "object.spec.updateStrategy.rollingUpdate.maxUnavailable == '1', , , 0",
    "object.spec.template.spec.volumes[0].emptyDir.sizeLimit == '1', , , 0",
  })
  void typesThatFitForNoKind(String expression, String function, String types, int column)
      throws IOException, ConfigException {
    String expected =
        "spec.validations[0].expression: the types fit for no kind that the policy matches:"
            + " found no matching overload for '%s' applied to '%s' (column %s of the expression)"
                .formatted(function, types, column);
    assertEquals(
        function == null ? "" : expected,
        findings("policy-type", Profile.STRICT, policy("apps", "daemonsets", expression)));
  }

  @Test
  void fieldsInOtherExpressions() throws IOException, ConfigException {
    String policy =
        POLICY.formatted(
            "Fail",
            "",
            "apps",
            "daemonsets",
            "object.spek",
            "variables.v.x == 1",
            "string(object.spec.b)",
            "there",
            "Deny");
    String told = findings("policy-type", Profile.STRICT, policy);
    assertEquals(
        List.of("spec.validations[0].messageExpression", "spec.variables[0].expression"),
        List.of(told.split("; ")).stream().map(one -> one.split(": ")[0]).sorted().toList());
  }

  @Test
  void onlyStrictRunsOfValidPoliciesTellFields() throws IOException, ConfigException {
    String unknown = "object.spec.a == 1";
    String lenient =
        findings("policy-unknown", Profile.DEFAULT, policy("apps", "daemonsets", unknown));
    assertEquals("", lenient);
    String invalid = policy("apps", "daemonsets", unknown + " && nothing");
    assertEquals("", findings("policy-type", Profile.STRICT, invalid));
  }

  @ParameterizedTest
  @CsvSource({
    "there, Deny, Fail, false",
    "absent, Allow, Fail, false",
    "absent, Deny, Fail, true",
    "absent, Deny, Ignore, false",
  })
  void parametersThatAreMissing(String name, String action, String failurePolicy, boolean told)
      throws IOException, ConfigException {
    String policy =
        POLICY.formatted(
            failurePolicy,
            "",
            "apps",
            "daemonsets",
            "1",
            "params.data.key == 'value'",
            "'no'",
            name,
            action);
    String message = "no params found for policy binding with `Deny` parameterNotFoundAction";
    assertEquals(
        told ? ": " + message : "", findings("policy-param-missing", Profile.DEFAULT, policy));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "~~ | request.userInfo.username == 'jane'               | the user who sends the request",
        "~~ | authorizer.group('').resource('pods').check('get').allowed() | what the authorizer"
            + " allows",
        "~~ | namespaceObject.metadata.labels.team == 'a'       | the Namespace logging, which is"
            + " not in the input",
        "~~ | namespaceObject.metadata.name == 'logging'        | -",
        "~~ | request.userInfo.username == 'jane' ? true : true       | -",
        "matchLabels: {team: a}                         | false | a Namespace that is not in the"
            + " input",
        "matchLabels: {team: a}                         | true  | -",
        "matchLabels: {kubernetes.io/metadata.name: logging} | true | -",
      })
  void whatFilesDoNotTell(String selector, String expression, String cause)
      throws IOException, ConfigException {
    String policy =
        POLICY.formatted(
            "Fail", selector, "apps", "daemonsets", "1", expression, "'no'", "there", "Deny");
    assertEquals(
        cause == null ? "" : ": what policy p says depends on " + cause,
        findings("policy-unknown", Profile.DEFAULT, policy));
  }

  /** The API server validates before it asks policies, which see no object that it refuses. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{name: a, image: 'a:1'} | false | true",
        "{name: a}               | true  | false",
      })
  void errorsInWhatIsRefusedAreNone(String container, boolean refused, boolean error)
      throws IOException, ConfigException {
    String daemonSet = DAEMON_SET.replace("{name: a, image: \"a:1\"}", container);
    Files.writeString(directory.resolve("ds.yaml"), daemonSet);
    String asked = "object.spec.template.spec.containers.all(c, c.image == c.workingDir)";
    Files.writeString(directory.resolve("policy.yaml"), policy("apps", "daemonsets", asked));
    List<String> rules =
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("ds.yaml"), RunRequest.DEFAULT.withPolicies(List.of("policy.yaml")))
            .result()
            .findings()
            .stream()
            .map(Finding::rule)
            .toList();
    assertEquals(refused, rules.contains("container-missing"), rules.toString());
    assertEquals(error, rules.contains("policy-error"), rules.toString());
  }
}
