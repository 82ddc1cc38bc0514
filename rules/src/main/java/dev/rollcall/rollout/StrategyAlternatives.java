package dev.rollcall.rollout;

import dev.rollcall.quantity.IntOrPercent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Weighs budgets against each other: how long the update takes, and how much is down meanwhile. */
public final class StrategyAlternatives {

  private static final List<IntOrPercent> UNAVAILABLE =
      List.of(
          IntOrPercent.of(1),
          new IntOrPercent(5, true),
          new IntOrPercent(10, true),
          new IntOrPercent(25, true),
          new IntOrPercent(50, true),
          new IntOrPercent(100, true));
  private static final List<IntOrPercent> SURGE =
      List.of(
          IntOrPercent.of(1),
          new IntOrPercent(10, true),
          new IntOrPercent(25, true),
          new IntOrPercent(100, true));

  private final RolloutPlan plan;
  private final SimulatedUpdates updates;
  private final int desired;
  private final List<StrategyAlternative> found = new ArrayList<>();
  private final Set<Integer> seen = new HashSet<>();

  private StrategyAlternatives(RolloutPlan plan, SimulatedUpdates updates) {
    this.plan = plan;
    this.updates = updates;
    this.desired = plan.desired();
  }

  /**
   * Simulates the update under the manifest's own budget and under others that differ on this
   * fleet.
   */
  public static List<StrategyAlternative> of(RolloutPlan plan) {
    return of(plan, new SimulatedUpdates());
  }

  /** Does the same with what was simulated before. */
  public static List<StrategyAlternative> of(RolloutPlan plan, SimulatedUpdates updates) {
    if (!plan.terms().replaces() || plan.desired() == 0) {
      return List.of();
    }
    StrategyAlternatives alternatives = new StrategyAlternatives(plan, updates);
    alternatives.unavailable();
    alternatives.surge();
    return List.copyOf(alternatives.found);
  }

  private boolean surgesNow() {
    return plan.terms().surgeCount(desired) > 0;
  }

  private void unavailable() {
    RolloutStrategy now = plan.terms();
    if (!now.rolling()) {
      found.add(simulate("OnDelete", IntOrPercent.of(0), 0, true, now));
    } else if (!surgesNow()) {
      seen.add(now.unavailableCount(desired));
      found.add(
          simulate(
              "maxUnavailable", now.maxUnavailable(), now.unavailableCount(desired), true, now));
    }
    for (IntOrPercent value : UNAVAILABLE) {
      RolloutStrategy terms = RolloutStrategy.unavailable(value, now.minReadySeconds());
      if (seen.add(terms.unavailableCount(desired))) {
        found.add(simulate("maxUnavailable", value, terms.unavailableCount(desired), false, terms));
      }
    }
    found.sort((a, b) -> Integer.compare(a.pods(), b.pods()));
  }

  private void surge() {
    RolloutStrategy now = plan.terms();
    List<StrategyAlternative> surging = new ArrayList<>();
    seen.clear();
    if (surgesNow()) {
      seen.add(now.surgeCount(desired));
      surging.add(simulate("maxSurge", now.maxSurge(), now.surgeCount(desired), true, now));
    }
    boolean dead = !surging.isEmpty() && surging.get(0).course().pending() > 0;
    for (IntOrPercent value : SURGE) {
      RolloutStrategy terms = RolloutStrategy.surge(value, now.minReadySeconds());
      // Where no pod fits beside another, no other surge does better; one line says so.
      if (dead || !seen.add(terms.surgeCount(desired))) {
        continue;
      }
      StrategyAlternative next =
          simulate("maxSurge", value, terms.surgeCount(desired), false, terms);
      dead = next.course().pending() > 0;
      surging.add(next);
    }
    surging.sort((a, b) -> Integer.compare(a.pods(), b.pods()));
    found.addAll(surging);
  }

  private StrategyAlternative simulate(
      String setting, IntOrPercent value, int pods, boolean current, RolloutStrategy terms) {
    RolloutTrace course = updates.outcome(plan.rolloutNodes(), terms, plan.paces().expected());
    return new StrategyAlternative(setting, value, pods, current, course);
  }
}
