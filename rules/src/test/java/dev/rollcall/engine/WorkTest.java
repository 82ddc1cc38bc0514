package dev.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.BuiltInRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Guards the work that a run does, which the load of a machine does not change: how often rules are
 * asked, and how much is allocated. How that grows is guarded by {@link GrowthTest}; time is
 * measured by dev-tools/bench.py.
 */
final class WorkTest {

  /** A manifest of ordinary size, with one mistake. */
  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: agent-%1$d
        namespace: monitoring
        labels: {app: agent-%1$d}
      spec:
        selector:
          matchLabels: {app: agent-%1$d}
        updateStrategy:
          rollingUpdate: {maxUnavailable: 10%%}
        template:
          metadata:
            labels: {app: agent-%1$d}
          spec:
            nodeSelector: {kubernetes.io/os: linux}
            tolerations:
            - {operator: Exists, effect: NoSchedule}
            containers:
            - name: agent
              image: registry.example/agent:1.%1$d
              args: [--config=/etc/agent/config.yaml]
              ports:
              - {containerPort: 8080, name: http}
              env:
              - name: NODE_NAME
                valueFrom: {fieldRef: {fieldPath: spec.nodeName}}
              resources:
                requests: {cpu: 50m, memory: 64Mi}
                limits: {memory: 32Mi}
              volumeMounts:
              - {name: config, mountPath: /etc/agent, readOnly: true}
            volumes:
            - name: config
              configMap: {name: agent-%1$d}
      ---
      """;

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata:
        name: node-%1$d
        labels: {kubernetes.io/hostname: node-%1$d, kubernetes.io/os: linux}
      status:
        allocatable: {cpu: "4", memory: 8Gi, pods: "110"}
      ---
      """;

  @Test
  void everyRuleIsAskedOnceAboutEachThing() {
    Map<String, Integer> asked = new TreeMap<>();
    Map<String, Integer> expected = new TreeMap<>();
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : BuiltInRules.all()) {
      rules.add(counting(rule, asked));
      int times = rule instanceof DaemonSetRule ? 7 : rule instanceof NodeRule ? 3 : 1;
      if (rules.get(rules.size() - 1) != rule && rule.info().profile() != Profile.STRICT) {
        expected.put(rule.info().id(), times);
      }
    }

    CountedRuns.lint(
        rules, List.of(CountedRuns.repeat(DAEMON_SET, 7) + CountedRuns.repeat(NODE, 3)));

    assertEquals(expected, asked);
  }

  @Test
  void oneManifestAllocatesLittle() {
    long bytes = allocated(CountedRuns.repeat(DAEMON_SET, 1));
    assertTrue(bytes < 320_000, "one manifest allocates " + bytes + " bytes");
  }

  /** Returns what a run allocates when all classes are loaded; the least of some runs. */
  private static long allocated(String yaml) {
    ThreadMXBean threads = CountedRuns.threads();
    List<Rule> rules = BuiltInRules.all();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      RunResult result = CountedRuns.lint(rules, List.of(yaml));
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(result.findings().size() > 0, "the run found what is wrong");
      least = Math.min(least, bytes);
    }
    return least;
  }

  private static Rule counting(Rule rule, Map<String, Integer> asked) {
    RuleInfo info = rule.info();
    if (rule instanceof DaemonSetRule inner) {
      return new DaemonSetRule() {
        @Override
        public RuleInfo info() {
          return info;
        }

        @Override
        public void check(DaemonSet daemonSet, RuleContext context) {
          asked.merge(info.id(), 1, Integer::sum);
          inner.check(daemonSet, context);
        }
      };
    }
    if (rule instanceof NodeRule inner) {
      return new NodeRule() {
        @Override
        public RuleInfo info() {
          return info;
        }

        @Override
        public void check(Node node, RuleContext context) {
          asked.merge(info.id(), 1, Integer::sum);
          inner.check(node, context);
        }
      };
    }
    if (rule instanceof ClusterRule inner) {
      return new ClusterRule() {
        @Override
        public RuleInfo info() {
          return info;
        }

        @Override
        public void check(RuleContext context) {
          asked.merge(info.id(), 1, Integer::sum);
          inner.check(context);
        }
      };
    }
    return rule;
  }
}
