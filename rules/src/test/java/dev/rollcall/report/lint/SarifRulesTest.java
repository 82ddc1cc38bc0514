package dev.rollcall.report.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.config.ConfigException;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.policy.PolicyManifests;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SarifRulesTest {

  private static final String VALIDATIONS =
      """
      - expression: "object.metadata.name == 'x'"
      - expression: |
          // names
          object.metadata.name == 'y'
        message: refused
      """;

  @TempDir private Path directory;

  @Test
  void eachPolicyIsARule() throws IOException, ConfigException {
    Files.writeString(
        directory.resolve("policy.yaml"),
        PolicyManifests.policy("a", VALIDATIONS) + PolicyManifests.policy("b", VALIDATIONS));
    Files.writeString(directory.resolve("ds.yaml"), PolicyManifests.DAEMON_SET);
    RunRequest request = RunRequest.DEFAULT.withPolicies(List.of("policy.yaml"));
    Rollcall rollcall = Rollcall.ofFiles(BuiltInRules.all(), directory);
    String sarif =
        new SarifReporter("0", new ReportPaths(directory), BuiltInRules.all())
            .report(rollcall.lint(List.of("ds.yaml"), request).result());
    List<String> ids =
        Pattern.compile("\"(?:id|ruleId)\": \"(policy-[^\"]*)\"")
            .matcher(sarif)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertEquals(6, ids.size(), ids.toString());
    assertEquals(3, ids.stream().filter("policy-denied/a"::equals).count(), ids.toString());
    assertTrue(sarif.contains("object.metadata.name == 'x'"), sarif);
    assertTrue(sarif.contains("    // names\\n"), sarif);
  }
}
