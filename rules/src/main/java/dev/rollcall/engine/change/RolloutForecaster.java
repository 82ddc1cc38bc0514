package dev.rollcall.engine.change;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.engine.admission.PolicyReview;
import dev.rollcall.engine.admission.ReviewedChange;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterFacts;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.Placement;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.CombinedImpact;
import dev.rollcall.rollout.Rollout;
import dev.rollcall.rollout.RolloutChange;
import dev.rollcall.rollout.RolloutPlan;
import dev.rollcall.rollout.RolloutResult;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.rollout.SimulatedUpdates;
import dev.rollcall.rollout.StrategyAlternatives;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells how a cluster gets from one state to another. */
public final class RolloutForecaster {

  private final ApiServer admission;
  private final ClusterPlacer placer;
  private final Assumptions assumptions;
  private final PolicyReview policies;

  /**
   * Creates a forecaster for one run.
   *
   * @param placer what places the pods of either state
   * @param policies what admission policies say to a change
   */
  public RolloutForecaster(
      ApiServer admission, ClusterPlacer placer, Assumptions assumptions, PolicyReview policies) {
    this.policies = policies;
    this.admission = admission;
    this.placer = placer;
    this.assumptions = assumptions;
  }

  /**
   * Simulates the updates of all DaemonSets of the later state.
   *
   * @throws IllegalArgumentException if a node that is to be broken does not exist
   */
  public RolloutForecast forecast(
      ClusterReader.ClusterState before, ClusterReader.ClusterState after) {
    List<String> notes = new ArrayList<>();
    ReviewedChange review = new ReviewedChange(before, after, policies);
    AcceptedState accepted = new AcceptedState(before, after, admission, review);
    ClusterFacts facts = review.before(placer.facts()).refusing(accepted.refusedBefore());
    ClusterFacts then = review.after(placer.facts()).refusing(accepted.refused());
    Cluster earlier = place(facts, before.inventory(), after.inventory());
    Cluster later = place(then, accepted.inventory(), before.inventory());
    note(earlier, later, notes);
    ConfigChanges configs = new ConfigChanges(before.inventory(), after.inventory());
    SimulatedUpdates simulated = new SimulatedUpdates();
    List<RolloutForecast.Update> updates = new ArrayList<>();
    for (DaemonSet daemonSet : after.inventory().daemonSets()) {
      DaemonSet old = accepted.replaced(daemonSet);
      DaemonSet stored = accepted.stored(daemonSet);
      boolean restarts = accepted.restarts(daemonSet);
      FieldCursor is = after.contents().get(stored);
      List<ConfigChange> configChanges =
          old == null || is == null || restarts ? List.of() : configs.of(stored, is);
      noteStrict(daemonSet, accepted.strict(daemonSet), notes);
      RolloutChange change = new RolloutChange(earlier, old, later, stored, restarts);
      List<String> refused = accepted.refusals(daemonSet);
      Refusals said = new Refusals(daemonSet, refused, accepted.remarks(daemonSet));
      updates.add(update(said, change, configChanges, simulated));
      noteUnknown(stored, later, notes);
    }
    List<RolloutTrace> courses = updates.stream().map(one -> one.result().course()).toList();
    return new RolloutForecast(
        later,
        updates,
        removed(accepted, review, notes),
        GroupChanges.between(earlier, later),
        CombinedImpact.of(courses),
        notes,
        List.of());
  }

  private static void noteUnknown(DaemonSet daemonSet, Cluster later, List<String> notes) {
    if (later.placementOf(daemonSet).isUnknown()) {
      notes.add(
          key(daemonSet)
              + " asks for labels of which nothing is known of the nodes, so no node is"
              + " known for it");
    }
  }

  /** Returns the DaemonSets that go; those that policies keep from it are noted. */
  private static List<DaemonSet> removed(
      AcceptedState accepted, ReviewedChange review, List<String> notes) {
    List<DaemonSet> removed = new ArrayList<>();
    for (DaemonSet daemonSet : accepted.gone()) {
      List<String> refusals = accepted.refusals(daemonSet);
      for (PolicyRemark remark : review.deletionRemarks(daemonSet)) {
        notes.add(key(daemonSet) + ": " + remark.text());
      }
      if (refusals.isEmpty()) {
        removed.add(daemonSet);
      } else {
        notes.add(key(daemonSet) + " stays: " + String.join("; ", refusals));
      }
    }
    return removed;
  }

  /** What is said to a DaemonSet of the later state. */
  private record Refusals(DaemonSet daemonSet, List<String> refused, List<PolicyRemark> remarks) {}

  private RolloutForecast.Update update(
      Refusals said,
      RolloutChange change,
      List<ConfigChange> configChanges,
      SimulatedUpdates simulated) {
    RolloutPlan plan = Rollout.plan(change, assumptions);
    RolloutResult result = Rollout.predict(plan, simulated);
    Placement before =
        change.oldDaemonSet() == null
            ? null
            : change.clusterBefore().placementOf(change.oldDaemonSet());
    Placement after = change.clusterAfter().placementOf(change.newDaemonSet());
    return new RolloutForecast.Update(
        said.daemonSet(),
        before == null,
        change.templateChanged(),
        said.refused(),
        said.remarks(),
        configChanges,
        LostPod.of(before, after, result.course().nodes()),
        result,
        said.refused().isEmpty() ? StrategyAlternatives.of(plan, simulated) : List.of());
  }

  private void noteStrict(DaemonSet daemonSet, List<FieldError> refusals, List<String> notes) {
    for (FieldError refusal : refusals) {
      notes.add(
          key(daemonSet)
              + ": "
              + refusal.path()
              + ": "
              + refusal.message()
              + " (refused by strict validation, which is kubectl's default, and dropped"
              + " without)");
    }
  }

  /** A state without nodes, or without groups of them, of its own has those of the other. */
  private Cluster place(ClusterFacts facts, Inventory inventory, Inventory other) {
    ClusterPlacer places = placer.with(facts);
    return inventory.nodes().isEmpty() && !other.nodes().isEmpty()
        ? places.place(inventory, other.nodes())
        : places.place(inventory.withGroupsUnlessOwn(other));
  }

  private static String key(DaemonSet daemonSet) {
    return daemonSet.fullName();
  }

  private void note(Cluster before, Cluster after, List<String> notes) {
    if (after.inventory().nodes().isEmpty() && !before.inventory().nodes().isEmpty()) {
      notes.add("the second state has no nodes, so it has those of the first");
    } else if (after.reference() != null) {
      notes.add(
          "there are no nodes, so they are those of the reference cluster " + after.reference());
    } else if (after.isByGroups()) {
      notes.add(
          "nodes are declared as groups and not one by one, so no update can be simulated over"
              + " them");
    } else if (after.nodes().isEmpty()) {
      notes.add("there are no nodes, so nothing can happen");
    }
    Set<String> names = new HashSet<>();
    after.nodes().forEach(node -> names.add(node.name()));
    for (String name : assumptions.broken()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "there is no node \""
                + name
                + "\" to be broken"
                + Spelling.advice(name, names.stream().sorted().toList()));
      }
    }
    noteRemovedNodes(before, names, notes);
  }

  private static void noteRemovedNodes(Cluster before, Set<String> after, List<String> notes) {
    List<String> gone = new ArrayList<>();
    for (Node node : before.nodes()) {
      if (!after.contains(node.name())) {
        gone.add(node.name());
      }
    }
    if (!gone.isEmpty()) {
      notes.add(
          "nodes that the second state no longer has take their pods with them: "
              + String.join(", ", gone));
    }
  }
}
