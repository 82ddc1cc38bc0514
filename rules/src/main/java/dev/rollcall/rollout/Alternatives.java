package dev.rollcall.rollout;

import dev.rollcall.quantity.IntOrPercent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Weighs budgets against each other: how long the update takes, and how much is down meanwhile. */
public final class Alternatives {

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
  private final int desired;
  private final List<Alternative> found = new ArrayList<>();
  private final Set<Integer> seen = new HashSet<>();

  private Alternatives(RolloutPlan plan) {
    this.plan = plan;
    this.desired = plan.desired();
  }

  /**
   * Plays the update under the manifest's own budget and under others that differ on this fleet.
   */
  public static List<Alternative> of(RolloutPlan plan) {
    if (!plan.terms().replaces() || plan.desired() == 0) {
      return List.of();
    }
    Alternatives alternatives = new Alternatives(plan);
    alternatives.unavailable();
    alternatives.surge();
    return List.copyOf(alternatives.found);
  }

  private boolean surgesNow() {
    return plan.terms().surgeOutOf(desired) > 0;
  }

  private void unavailable() {
    Terms now = plan.terms();
    if (!now.rolling()) {
      found.add(play("OnDelete", IntOrPercent.of(0), 0, true, now));
    } else if (!surgesNow()) {
      seen.add(now.unavailableOutOf(desired));
      found.add(
          play("maxUnavailable", now.maxUnavailable(), now.unavailableOutOf(desired), true, now));
    }
    for (IntOrPercent value : UNAVAILABLE) {
      Terms terms = Terms.unavailable(value, now.minReadySeconds());
      if (seen.add(terms.unavailableOutOf(desired))) {
        found.add(play("maxUnavailable", value, terms.unavailableOutOf(desired), false, terms));
      }
    }
    found.sort((a, b) -> Integer.compare(a.pods(), b.pods()));
  }

  private void surge() {
    Terms now = plan.terms();
    List<Alternative> surging = new ArrayList<>();
    seen.clear();
    if (surgesNow()) {
      seen.add(now.surgeOutOf(desired));
      surging.add(play("maxSurge", now.maxSurge(), now.surgeOutOf(desired), true, now));
    }
    boolean dead = !surging.isEmpty() && surging.get(0).course().pending() > 0;
    for (IntOrPercent value : SURGE) {
      Terms terms = Terms.surge(value, now.minReadySeconds());
      // Where no pod fits beside another, no other surge does better; one line says so.
      if (dead || !seen.add(terms.surgeOutOf(desired))) {
        continue;
      }
      Alternative next = play("maxSurge", value, terms.surgeOutOf(desired), false, terms);
      dead = next.course().pending() > 0;
      surging.add(next);
    }
    surging.sort((a, b) -> Integer.compare(a.pods(), b.pods()));
    found.addAll(surging);
  }

  private Alternative play(
      String setting, IntOrPercent value, int pods, boolean current, Terms terms) {
    Course course = Simulation.play(plan.seats(), terms, plan.paces().expected());
    return new Alternative(setting, value, pods, current, course);
  }
}
