package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.config.ConfigException;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where findings of policies point, by a table of expressions. */
final class PolicyPlacesTest {

  private static final String POLICY =
      """
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: "%d"}
      spec:
        matchConstraints:
          resourceRules:
          - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [daemonsets]}
          - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
        matchConditions:
        - {name: kind, expression: "object.kind == '%s'"}
      %s  validations:
        - expression: >-
            %s
      """;

  @TempDir private Path directory;

  /**
   * A row of a table.
   *
   * @param written the row as it is written
   * @param policy its policy
   */
  private record Row(String expression, String place, String policy) {

    static Row of(int number, String line) {
      int arrow = line.lastIndexOf(" -> ");
      String expression = line.substring(0, arrow).strip();
      boolean pod = expression.startsWith("pod: ");
      String text =
          (pod ? expression.substring("pod: ".length()) : expression)
              .replace("@C", "@S.containers")
              .replace("@S", pod ? "object.spec" : "object.spec.template.spec");
      String[] parts = text.split(" ; ");
      StringBuilder variables = new StringBuilder();
      for (int i = 0; i < parts.length - 1; i++) {
        String[] variable = parts[i].split(" = ", 2);
        variables
            .append(i == 0 ? "  variables:\n" : "")
            .append("  - name: ")
            .append(variable[0].strip())
            .append("\n    expression: >-\n        ")
            .append(variable[1].strip())
            .append('\n');
      }
      String kind = pod ? "Pod" : "DaemonSet";
      String policy = POLICY.formatted(number, kind, variables, parts[parts.length - 1]);
      return new Row(expression, line.substring(arrow + " -> ".length()).strip(), policy);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PolicyPlacesTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : resource("places.txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(Row.of(rows.size(), line));
      }
    }
    return rows;
  }

  private Map<Integer, String> places() throws IOException, ConfigException {
    RunRequest request = RunRequest.DEFAULT.withPolicies(List.of("policies.yaml"));
    Map<Integer, String> places = new TreeMap<>();
    for (Finding finding :
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("agent.yaml"), request)
            .result()
            .findings()) {
      PolicyVerdict verdict = finding.policy();
      if (verdict != null) {
        boolean denied = finding.rule().equals("policy-denied");
        String place = denied ? finding.path() : finding.message() + ": " + finding.path();
        places.merge(
            Integer.valueOf(verdict.policy()),
            place.replace("spec.template.spec.", "..").replace(PolicyCheck.UNBOUND, ""),
            (one, other) -> one + ", " + other);
      }
    }
    return places;
  }

  @Test
  void areWhatDecided() throws IOException, ConfigException {
    List<Row> rows = rows();
    StringBuilder policies = new StringBuilder();
    rows.forEach(row -> policies.append(row.policy()));
    Files.writeString(directory.resolve("policies.yaml"), policies);
    Files.writeString(directory.resolve("agent.yaml"), resource("places.yaml"));
    Map<Integer, String> places = places();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String place = places.get(i);
      if (!rows.get(i).place().equals(place)) {
        others.add(rows.get(i).expression() + " -> " + place);
      }
    }
    assertEquals(List.of(), others);
  }
}
