package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.config.ConfigException;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of policies that cost much; compared with {@code validator.Validate} of 1.36. */
final class PolicyBudgetTest {

  /** Costs most of what an expression may cost. */
  private static final String DEAR = "lists.range(320).all(x, lists.range(320).all(y, x + y >= 0))";

  private static final String TOO_DEAR = DEAR.replace("320", "700");

  private static final String OVER = "operation cancelled: actual cost limit exceeded";

  private static final String OUT =
      "validation failed due to running out of cost budget, no further validation rules will be"
          + " run";

  @TempDir private Path directory;

  /** Returns what is said of a DaemonSet, each with the validation. */
  private List<String> told(String variables, String validations, String more)
      throws IOException, ConfigException {
    Files.writeString(
        directory.resolve("policy.yaml"),
        PolicyManifests.policy("p", validations)
            .replace("  validations:", variables + "  validations:")
            .replace("---\n", more));
    Files.writeString(directory.resolve("agent.yaml"), PolicyManifests.DAEMON_SET);
    List<String> told = new ArrayList<>();
    for (Finding finding :
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("agent.yaml"), RunRequest.DEFAULT.withPolicies(List.of("policy.yaml")))
            .result()
            .findings()) {
      PolicyVerdict verdict = finding.policy();
      if (verdict != null) {
        String message = finding.message().replace(PolicyCheck.UNBOUND, "");
        told.add(finding.rule() + " " + verdict.validation() + " " + message);
      }
    }
    told.sort(null);
    return told;
  }

  private static String variable(String name, String expression) {
    return "  - name: %s\n    expression: \"%s\"\n".formatted(name, expression);
  }

  private static String validation(String expression) {
    return "- {message: refused, expression: \"" + expression + "\"}\n";
  }

  /** Returns items with different expressions that are dear. */
  private static String items(String format, int count) {
    return IntStream.range(1, count)
        .mapToObj(i -> format.formatted(i, DEAR + " && " + i + " > 0"))
        .collect(Collectors.joining());
  }

  @Test
  void eachVariableHasTheLimitOfAnExpression() throws IOException, ConfigException {
    String variables =
        "  variables:\n" + variable("v", DEAR) + variable("w", "variables.v && " + DEAR);
    assertEquals(
        List.of("policy-denied 0 refused"),
        told(variables, validation("variables.w && " + DEAR + " && false"), ""));
  }

  @Test
  void aVariableThatCostsTooMuchIsAnErrorLikeOthers() throws IOException, ConfigException {
    String validations =
        validation("variables.v")
            + validation("variables.v || true")
            + validation("variables.v && false");
    assertEquals(
        List.of(
            "policy-denied 2 refused",
            "policy-error 0 composited variable \"v\" fails to evaluate: " + OVER),
        told("  variables:\n" + variable("v", TOO_DEAR), validations, ""));
  }

  @Test
  void whatIsOutOfBudgetIsTheOnlyAnswer() throws IOException, ConfigException {
    String denied = validation("object.metadata.name == 'x'");
    String dear = items("- {expression: \"%2$s\"}\n", 18);
    assertEquals(List.of("policy-error null " + OUT), told("", denied + dear, ""));
    String read =
        IntStream.range(1, 18).mapToObj(i -> "variables.v" + i).collect(Collectors.joining(" && "));
    String variables = "  variables:\n" + items("  - {name: v%d, expression: \"%s\"}\n", 18);
    assertEquals(
        List.of("policy-error null " + OUT), told(variables, denied + validation(read), ""));
  }

  @Test
  void messagesOfWhatIsAdmittedCostToo() throws IOException, ConfigException {
    String validations =
        "- {expression: \"object.metadata.name == 'x'\", messageExpression: \"'m'\"}\n"
            + validation(TOO_DEAR)
            + items(
                "- {expression: \"object != null\", messageExpression: \"string(%2$s)\"}\n", 18);
    List<String> told = told("", validations, "");
    assertEquals(19, told.size());
    assertTrue(told.contains("policy-error 1 " + OVER));
    assertEquals("policy-error 0 failed messageExpression: " + OUT, told.get(0));
  }

  @Test
  void auditAnnotationsHaveABudgetOfTheirOwn() throws IOException, ConfigException {
    String validations =
        validation("object.metadata.name == 'x'") + items("- {expression: \"%2$s\"}\n", 8);
    String annotations =
        "  auditAnnotations:\n  - {key: k%1$d, valueExpression: \"string(%2$s)\"}\n";
    String more = annotations.replace("  auditAnnotations:\n", "");
    assertEquals(
        List.of("policy-denied 0 refused"),
        told("", validations, annotations.formatted(0, DEAR) + items(more, 8)));
    assertEquals(
        List.of("policy-error null " + OUT),
        told("", validations, annotations.formatted(0, DEAR) + items(more, 18)));
  }

  @Test
  void oneConditionThatCostsTooMuchGivesWayToOneThatIsFalse() throws IOException, ConfigException {
    String conditions = "  matchConditions:\n  - {name: a, expression: \"" + TOO_DEAR + "\"}\n";
    assertEquals(List.of("policy-error null " + OVER), told(conditions, validation("false"), ""));
    String name = "  - {name: b, expression: \"object.metadata.name == 'x'\"}\n";
    assertEquals(List.of(), told(conditions + name, validation("false"), ""));
    String many = "  matchConditions:\n" + items("  - {name: c%d, expression: \"%s\"}\n", 8);
    assertEquals(List.of("policy-error null " + OUT), told(many, validation("false"), ""));
  }
}
