package dev.rollcall.rules.rollout;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The rules about updates. */
public final class RolloutRules {

  private RolloutRules() {}

  /** Returns the rules of this package, sorted by name. */
  public static List<Rule> all() {
    // keep sorted; ./dev new-rule adds to it
    return List.of(
        new Rule[] {
          new AllAtOnce(),
          new ApiversionChangesDefault(),
          new BudgetEatenByNotReadyNodes(),
          new BudgetOfOneOnBigFleet(),
          new GraceTooLong(),
          new HistoryLimitZero(),
          new MinReadyBelowProbe(),
          new MinReadyUnset(),
          new MisplacedChecksum(),
          new NoReadinessGate(),
          new OnDelete(),
          new OnDeleteIgnoresBlock(),
          new PercentBecomesAll(),
          new RolloutDuration(),
          new SelectorVolatileLabel(),
          new SurgeAntiAffinity(),
          new SurgeDoesNotFit(),
          new SurgeExclusiveResource(),
          new SurgeHostPort(),
        });
  }
}
