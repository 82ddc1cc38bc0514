package dev.rollcall.podadmission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.rules.BuiltInRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits hold for the pods that are in their namespace for sure. */
final class SameNamespaceTest {

  private static final String LIMITS =
      """
      apiVersion: v1
      kind: LimitRange
      metadata: {name: limits%s}
      spec: {limits: [{type: Pod, min: {cpu: 200m}}]}
      """;

  private static final String QUOTA =
      """
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: quota%s}
      spec: {hard: {limits.memory: 1Gi}}
      """;

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent%s}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers:
            - {name: agent, image: "agent:1", resources: {requests: {cpu: 100m}, limits: {cpu: 1}}}
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "a/limits.yaml, none, a/agent.yaml, none, 1",
        "a/limits.yaml, none, b/agent.yaml, none, 0", // applied to who knows which namespaces
        "a/limits.yaml, logs, b/agent.yaml, logs, 1",
        "a/limits.yaml, logs, a/agent.yaml, none, 0",
        "a/limits.yaml, default, b/agent.yaml, none, 0",
        "a/limits.yaml, none, b/agent.yaml, default, 0",
        "a/limits.yaml, default, b/agent.yaml, default, 1",
      })
  void limitsHoldForPodsOfTheirNamespace(
      String limits, String of, String agent, String in, int refusals) throws Exception {
    assertEquals(refusals, refusals(LIMITS, limits, of, agent, in, "limit-range-refuses-pods"));
    assertEquals(refusals, refusals(QUOTA, limits, of, agent, in, "quota-refuses-pods"));
  }

  private long refusals(String limits, String file, String of, String agent, String in, String rule)
      throws Exception {
    write(file, limits, of);
    write(agent, AGENT, in);
    List<Finding> findings =
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("."), RunRequest.DEFAULT)
            .result()
            .findings();
    return findings.stream().filter(finding -> finding.rule().equals(rule)).count();
  }

  private void write(String file, String template, String namespace) throws Exception {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(
        path, template.formatted(namespace == null ? "" : ", namespace: " + namespace));
  }
}
