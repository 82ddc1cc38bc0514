package dev.rollcall.rollout;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicts updates of DaemonSets. The cheap question of a rule is {@link #course}, one simulation
 * of some milliseconds for a thousand nodes; {@link #predict} also asks for the best, the worst and
 * other orders of the nodes.
 */
public final class Rollout {

  private Rollout() {}

  /** Plans the update from one state of cluster and manifest to another. */
  public static RolloutPlan plan(Change change, Assumptions assumptions) {
    return plan(change, assumptions, true);
  }

  /**
   * Plans the update of a DaemonSet whose pods stand where its cluster places them and are all
   * replaced: what the next change of its pod template will lead to. Where it does not surge,
   * nobody looks whether pods fit beside each other, so that this is no plan to weigh {@link
   * Alternatives} by.
   */
  public static RolloutPlan plan(DaemonSet daemonSet, Cluster cluster, Assumptions assumptions) {
    boolean surges = daemonSet.updateStrategy().surges();
    return plan(Change.next(daemonSet, cluster), assumptions, surges);
  }

  private static RolloutPlan plan(Change change, Assumptions assumptions, boolean beside) {
    return new RolloutPlan(
        change.fresh(),
        Seats.of(change, assumptions, beside),
        Terms.of(change.fresh(), change.replaces()),
        PodTimes.of(change.fresh(), change.old(), assumptions));
  }

  /** Plays an update once, as assumed. */
  public static Course course(RolloutPlan plan) {
    return Simulation.play(plan.seats(), plan.terms(), plan.paces().expected());
  }

  /** Plays the update that the next change of the pod template leads to. */
  public static RolloutResult predict(
      DaemonSet daemonSet, Cluster cluster, Assumptions assumptions) {
    return predict(plan(daemonSet, cluster, assumptions));
  }

  /** Plays an update as assumed, at best, at worst and in other orders of the nodes. */
  public static RolloutResult predict(RolloutPlan plan) {
    Course course = course(plan);
    int least = course.updated();
    int most = course.updated();
    if (!course.finished()) {
      for (boolean troubleFirst : new boolean[] {true, false}) {
        int updated =
            Simulation.play(reordered(plan, troubleFirst), plan.terms(), plan.paces().expected())
                .updated();
        least = Math.min(least, updated);
        most = Math.max(most, updated);
      }
    }
    return new RolloutResult(
        plan,
        course,
        Simulation.play(plan.seats(), plan.terms(), plan.paces().best()),
        Simulation.play(plan.seats(), plan.terms(), plan.paces().worst()),
        least,
        most);
  }

  /** Puts the nodes on which a new pod cannot become available first or last. */
  private static List<Seat> reordered(RolloutPlan plan, boolean troubleFirst) {
    boolean surges = plan.terms().surgeOutOf(plan.desired()) > 0;
    List<Seat> first = new ArrayList<>();
    List<Seat> last = new ArrayList<>();
    for (Seat seat : plan.seats()) {
      boolean trouble =
          !seat.canBecomeReady()
              || !seat.misfit().isEmpty()
              || (surges && !seat.misfitBeside().isEmpty());
      (trouble == troubleFirst ? first : last).add(seat);
    }
    first.addAll(last);
    return first;
  }
}
