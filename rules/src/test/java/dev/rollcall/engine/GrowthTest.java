package dev.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guards that a run over four times as much takes about four times as long and as much memory,
 * whatever there is more of. Both are counted for this thread alone, so that the load of a machine
 * does not change them much; work that grows with the square shows at the last step as sixteen
 * times.
 */
@Tag("slow")
final class GrowthTest {

  private static final int STEP = 4;
  private static final int SIZES = 4;
  private static final int RUNS = 3;

  /** What there may be more of, and how much there is at first. */
  enum Dimension {
    FILES(8, n -> GrowthTest.files(n)),
    DOCUMENTS(40, n -> List.of(DAEMON_SET.formatted(0) + CountedRuns.repeat(CONFIG_MAP, n))),
    DAEMON_SETS(8, n -> List.of(NODE.formatted(0) + CountedRuns.repeat(DAEMON_SET, n))),
    NODES(40, n -> List.of(CountedRuns.repeat(DAEMON_SET, 3) + CountedRuns.repeat(NODE, n))),
    PODS(
        40,
        n ->
            List.of(
                CountedRuns.repeat(DAEMON_SET, 3)
                    + NODE.formatted(0)
                    + CountedRuns.repeat(POD, n))),
    GROUPS(20, n -> List.of(CountedRuns.repeat(DAEMON_SET, 3) + CountedRuns.repeat(NODE_POOL, n))),
    CONTAINERS(8, n -> List.of(DAEMON_SET.formatted(0) + CountedRuns.repeat(CONTAINER, n))),
    VARIABLES(20, n -> List.of(DAEMON_SET.formatted(0) + ENV + CountedRuns.repeat(VARIABLE, n))),
    FINDINGS(
        20, n -> List.of(DAEMON_SET.formatted(0) + ENV + CountedRuns.repeat(WRONG_VARIABLE, n)));

    private final int first;
    private final IntFunction<List<String>> texts;

    Dimension(int first, IntFunction<List<String>> texts) {
      this.first = first;
      this.texts = texts;
    }
  }

  private static final String DAEMON_SET =
      """
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent-%1$d, namespace: monitoring}
      spec:
        selector:
          matchLabels: {app: agent-%1$d}
        template:
          metadata:
            labels: {app: agent-%1$d}
          spec:
            containers:
            - name: agent
              image: registry.example/agent:1.%1$d
              resources:
                requests: {cpu: 5m, memory: 6Mi}
                limits: {memory: 3Mi}
      """;

  private static final String CONTAINER =
      """
            - name: helper-%1$d
              image: registry.example/helper:1.%1$d
              ports: [{containerPort: 80, hostPort: 1%1$d}]
      """;

  private static final String ENV = "        env:\n";
  private static final String VARIABLE = "        - {name: V%1$d, value: \"%1$d\"}\n";
  private static final String WRONG_VARIABLE = "        - {name: V, value: %1$d, nosuch: 1}\n";

  private static final String NODE =
      """
      ---
      apiVersion: v1
      kind: Node
      metadata:
        name: node-%1$d
        labels: {kubernetes.io/hostname: node-%1$d, kubernetes.io/os: linux}
      status:
        allocatable: {cpu: "400", memory: 800Gi, pods: "100000"}
      """;

  private static final String POD =
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web-%1$d, namespace: default}
      spec:
        nodeName: node-0
        containers:
        - name: web
          image: registry.example/web:1
          ports: [{containerPort: 80, hostPort: 1%1$d}]
          resources: {requests: {cpu: 1m, memory: 1Mi}}
      status: {phase: Running}
      """;

  private static final String NODE_POOL =
      """
      ---
      apiVersion: karpenter.sh/v1
      kind: NodePool
      metadata: {name: pool-%1$d}
      spec:
        template:
          metadata: {labels: {team: team-%1$d}}
          spec:
            nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
            taints: [{key: dedicated, value: team-%1$d, effect: NoSchedule}]
            requirements: [{key: kubernetes.io/arch, operator: In, values: [amd64]}]
      """;

  private static final String CONFIG_MAP =
      """
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: config-%1$d, namespace: default}
      data: {key: value}
      """;

  @ParameterizedTest
  @EnumSource
  void fourTimesAsMuchTakesFourTimesAsLong(Dimension more) {
    ThreadMXBean threads = CountedRuns.threads();
    assumeTrue(threads.isCurrentThreadCpuTimeSupported(), "this Java does not count time");
    long[] bytes = new long[SIZES];
    long[] nanos = new long[SIZES];
    List<Rule> rules = BuiltInRules.all();
    int size = more.first;
    for (int i = 0; i < SIZES; i++, size *= STEP) {
      List<String> texts = more.texts.apply(size);
      bytes[i] = Long.MAX_VALUE;
      nanos[i] = Long.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long time = threads.getCurrentThreadCpuTime();
        RunResult result = CountedRuns.lint(rules, texts);
        nanos[i] = Math.min(nanos[i], threads.getCurrentThreadCpuTime() - time);
        bytes[i] = Math.min(bytes[i], threads.getCurrentThreadAllocatedBytes() - allocated);
        assertEquals(0, result.unreadable());
        assertTrue(result.findings().size() > 0, "the run found what is wrong");
      }
    }
    String measured =
        more
            + ": "
            + List.of(bytes[0], bytes[1], bytes[2], bytes[3])
            + " bytes, "
            + List.of(nanos[0], nanos[1], nanos[2], nanos[3])
            + " ns";
    assertTrue(bytes[3] < 1.2 * STEP * bytes[2], measured);
    assertTrue(nanos[3] < 2 * STEP * nanos[2], measured);
  }

  private static List<String> files(int count) {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(DAEMON_SET.formatted(i));
    }
    return files;
  }
}
