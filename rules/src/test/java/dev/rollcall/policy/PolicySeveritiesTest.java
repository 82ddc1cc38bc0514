package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.config.ConfigException;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Severities of one policy, and of one of its validations. */
final class PolicySeveritiesTest {

  private static final String VALIDATIONS =
      """
      - {expression: "object.metadata.name == 'x'", message: first}
      - {expression: "object.metadata.name == 'y'", message: second}
      """;

  @TempDir private Path directory;

  /** Returns the severity of each denial by its policy and validation. */
  private Map<String, String> severities(String... settings) throws IOException, ConfigException {
    StringBuilder config = new StringBuilder("policies: [policy.yaml]\nrules:\n");
    for (String setting : settings) {
      config.append("  ").append(setting).append('\n');
    }
    Files.writeString(directory.resolve(".rollcall.yaml"), config);
    Files.writeString(
        directory.resolve("policy.yaml"),
        PolicyManifests.policy("a", VALIDATIONS) + PolicyManifests.policy("b.c", VALIDATIONS));
    Files.writeString(directory.resolve("ds.yaml"), PolicyManifests.DAEMON_SET);
    Map<String, String> severities = new TreeMap<>();
    for (Finding finding :
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("ds.yaml"), RunRequest.DEFAULT)
            .result()
            .findings()) {
      if (finding.policy() != null) {
        severities.put(
            finding.policy().policy() + finding.policy().validation(), finding.severity().id());
      }
    }
    return severities;
  }

  @ParameterizedTest
  @CsvSource({
    "'policy-denied: warning', '{a0=warning, a1=warning, b.c0=warning, b.c1=warning}'",
    "'policy-denied/a: info', '{a0=info, a1=info, b.c0=error, b.c1=error}'",
    "'policy-denied/b.c[1]: off', '{a0=error, a1=error, b.c0=error}'",
    "'policy-denied/none: off', '{a0=error, a1=error, b.c0=error, b.c1=error}'",
    "'policy-error/a: off', '{a0=error, a1=error, b.c0=error, b.c1=error}'",
    "'policy-denied/a: {severity: info}', '{a0=info, a1=info, b.c0=error, b.c1=error}'",
  })
  void areThoseOfTheRuleThePolicyOrTheValidation(String setting, String severities)
      throws IOException, ConfigException {
    assertEquals(severities, severities(setting).toString());
  }

  @Test
  void whatIsSaidOfLessGoesFirst() throws IOException, ConfigException {
    assertEquals(
        "{a0=warning, a1=error}",
        severities("policy-denied: off", "policy-denied/a: warning", "policy-denied/a[1]: error")
            .toString());
  }

  @ParameterizedTest
  @CsvSource({
    "surge-host-port/a, only rules on admission policies name one",
    "policy-denied/, only rules on admission policies name one",
    "policy-denial/a, '\"policy-denial\"'",
  })
  void namesOfPoliciesStandBehindRulesOnThem(String key, String problem) {
    ConfigException refused = assertThrows(ConfigException.class, () -> severities(key + ": off"));
    assertTrue(String.valueOf(refused.getMessage()).contains(problem), refused.getMessage());
  }
}
