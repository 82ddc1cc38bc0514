package dev.rollcall.engine.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.RolloutNode;
import dev.rollcall.rollout.RolloutPlan;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.rollout.TimelinePoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every update of random manifests on random nodes. */
final class UpdatePropertiesTest {

  private static final int UPDATES = 25;
  private static final String[] BUDGETS = {
    "",
    "{rollingUpdate: {maxUnavailable: 1}}",
    "{rollingUpdate: {maxUnavailable: 3}}",
    "{rollingUpdate: {maxUnavailable: 40%}}",
    "{rollingUpdate: {maxUnavailable: 100%}}",
    "{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}",
    "{rollingUpdate: {maxSurge: 50%, maxUnavailable: 0}}",
    "{type: OnDelete}"
  };

  private static String nodes(Random random, boolean sound) {
    StringBuilder nodes = new StringBuilder();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      String taints = sound || random.nextInt(5) > 0 ? "" : "{key: a, effect: NoSchedule}";
      String ready = sound || random.nextInt(5) > 0 ? "True" : "Unknown";
      int pods = sound ? 100 : 1 + random.nextInt(4);
      nodes
          .append("apiVersion: v1\nkind: Node\nmetadata: {name: n%d}\n".formatted(i))
          .append("spec: {taints: [")
          .append(taints)
          .append("]}\n")
          .append("status: {allocatable: {cpu: 100, pods: ")
          .append(pods)
          .append("}, conditions: [{type: Ready, status: '")
          .append(ready)
          .append("'}]}\n---\n");
    }
    return nodes.toString();
  }

  private static String daemonSets(Random random, int count, String image) {
    StringBuilder daemonSets = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String name = "d" + i;
      daemonSets
          .append("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: ")
          .append(name)
          .append("}\nspec:\n  minReadySeconds: ")
          .append(random.nextInt(3))
          .append("\n  updateStrategy: ")
          .append(BUDGETS[random.nextInt(BUDGETS.length)])
          .append("\n  selector: {matchLabels: {app: ")
          .append(name)
          .append("}}\n  template: {metadata: {labels: {app: ")
          .append(name)
          .append("}}, spec: {containers: [{name: c, image: ")
          .append(image)
          .append(", resources: {requests: {cpu: ")
          .append(1 + random.nextInt(3))
          .append("}}}]}}\n---\n");
    }
    return daemonSets.toString();
  }

  private static List<RolloutForecast.Update> updates(long seed, boolean sound) {
    Random random = new Random(seed);
    String nodes = nodes(random, sound);
    int count = 1 + random.nextInt(4);
    long same = sound ? random.nextLong() : -1;
    String before = daemonSets(sound ? new Random(same) : random, count, "a:1");
    String after = daemonSets(sound ? new Random(same) : random, count, "a:2");
    List<String> broken = sound || random.nextBoolean() ? List.of() : List.of("n1");
    Assumptions assumptions = new Assumptions(null, null, broken);
    return TwoStates.forecast(nodes + before, nodes + after, assumptions).daemonSets();
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 200, 300})
  void everyUpdateEnds(long block) {
    for (long seed = block; seed < block + UPDATES; seed++) {
      long now = seed;
      List<RolloutForecast.Update> updates =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> updates(now, false), () -> "seed " + now);
      for (RolloutForecast.Update update : updates) {
        RolloutTrace course = update.result().course();
        assertTrue(course.finished() == course.waiting().isEmpty(), "seed " + seed);
        assertTrue(course.available() <= course.desired(), "seed " + seed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {400, 500, 600})
  void whereNothingIsBrokenTheBudgetHolds(long block) {
    List<Integer> seen = new ArrayList<>();
    for (long seed = block; seed < block + UPDATES; seed++) {
      for (RolloutForecast.Update update : updates(seed, true)) {
        RolloutPlan plan = update.result().plan();
        RolloutTrace course = update.result().course();
        boolean surges = plan.terms().surgeCount(plan.desired()) > 0;
        int budget = surges ? 0 : plan.terms().unavailableCount(plan.desired());
        String what = "seed " + seed + " " + update.daemonSet().name() + " " + course;
        assertEquals(
            plan.rolloutNodes().stream().filter(RolloutNode::shouldRun).count(),
            plan.desired(),
            what);
        assertTrue(course.mostUnavailable() <= budget, what);
        for (TimelinePoint moment : course.timeline()) {
          assertTrue(moment.available() >= plan.desired() - budget, what);
        }
        boolean byHand = course.updated() == 0;
        assertEquals(!byHand, course.finished(), what);
        assertEquals(byHand ? 0 : plan.desired(), course.updated(), what);
        seen.add(course.waves());
      }
    }
    assertTrue(seen.stream().distinct().count() > 3, "all updates went alike");
  }
}
