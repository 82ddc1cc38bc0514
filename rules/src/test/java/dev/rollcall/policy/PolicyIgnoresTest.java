package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.ruleset.Fingerprints;
import dev.rollcall.rules.BuiltInRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ignores and fingerprints tell policies and their validations apart. */
final class PolicyIgnoresTest {

  private static final String VALIDATIONS =
      """
      - {expression: object.metadata.name == 'x', message: first of %1$s}
      - {expression: object.metadata.name == 'x', message: second of %1$s}
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
          spec: {containers: [{name: a, image: registry.example.com/a:1}]}
      """;

  @TempDir private Path directory;

  private List<Finding> findings(String comment, String configuration) throws Exception {
    Files.writeString(directory.resolve("ds.yaml"), comment + DAEMON_SET);
    String policies =
        PolicyManifests.policy("a", VALIDATIONS.formatted("a"))
            + PolicyManifests.policy("b.c", VALIDATIONS.formatted("b"));
    Files.writeString(directory.resolve("policies.yaml"), policies);
    Files.writeString(directory.resolve(".rollcall.yaml"), configuration);
    return Rollcall.ofFiles(BuiltInRules.all(), directory)
        .lint(List.of("ds.yaml"), RunRequest.DEFAULT.withPolicies(List.of("policies.yaml")))
        .result()
        .findings()
        .stream()
        .filter(each -> each.rule().startsWith("policy-") || each.rule().startsWith("ignore-"))
        .toList();
  }

  private static String told(List<Finding> findings) {
    return String.join(
        ", ", findings.stream().map(each -> each.message().replaceAll(" [(;].*", "")).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "policy-denied, ''",
    "policy-denied/a, 'first of b, second of b'",
    "policy-denied/b.c, 'first of a, second of a'",
    "policy-denied/a[1], 'first of a, first of b, second of b'",
    "'policy-denied/a[0], policy-denied/b.c[1]', 'first of b, second of a'",
  })
  void anIgnoreMayNameAPolicy(String rules, String left) throws Exception {
    String comment = "# rollcall: ignore " + rules + " -- for the test\n";
    assertEquals(left, told(findings(comment, "")));
    String configured = "ignores:\n- {rules: [\"%s\"], kind: DaemonSet, reason: for the test}\n";
    assertEquals(left, told(findings("", configured.formatted(rules.replace(", ", "\", \"")))));
  }

  @Test
  void anIgnoreOfNoPolicyIsTold() throws Exception {
    String unused = "\"policy-denied/none\" finds nothing here that this could hide";
    List<Finding> told = findings("# rollcall: ignore policy-denied/none -- why\n", "");
    assertEquals(1, told.stream().filter(each -> each.message().startsWith(unused)).count());
  }

  @Test
  void fingerprintsDiffer() throws Exception {
    Fingerprints fingerprints = new Fingerprints(name -> name);
    List<String> keys = findings("", "").stream().map(fingerprints::keyOf).distinct().toList();
    assertEquals(4, keys.size());
    assertNotEquals(keys.get(0), keys.get(1));
  }
}
