package dev.rollcall.engine.change;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.engine.admission.PolicyReview;
import dev.rollcall.engine.admission.ReviewedChange;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.RefusedDaemonSets;
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
import dev.rollcall.source.ObjectId;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    Map<DaemonSet, List<String>> refusedBefore = RefusedDaemonSets.of(before, admission);
    ClusterFacts facts = review.before(placer.facts()).refusing(refusedBefore);
    Cluster earlier = place(facts, before.inventory(), after.inventory());
    Cluster later = place(review.after(placer.facts()), after.inventory(), before.inventory());
    note(earlier, later, notes);
    Map<String, DaemonSet> known = RefusedDaemonSets.taken(before.inventory(), refusedBefore);
    ConfigChanges configs = new ConfigChanges(before.inventory(), after.inventory());
    SimulatedUpdates simulated = new SimulatedUpdates();
    List<RolloutForecast.Update> updates = new ArrayList<>();
    for (DaemonSet daemonSet : after.inventory().daemonSets()) {
      DaemonSet old = known.remove(key(daemonSet));
      FieldCursor is = Objects.requireNonNull(after.contents().get(daemonSet));
      FieldCursor was = old == null ? null : before.contents().get(old);
      boolean restarts = was != null && admission.changesPodTemplate(was, is);
      RolloutChange change = new RolloutChange(earlier, old, later, daemonSet, restarts);
      List<ConfigChange> configChanges =
          was == null || restarts ? List.of() : configs.of(daemonSet, is);
      noteStrict(daemonSet, refusals(was, is, daemonSet.origin().object()), notes);
      List<String> refused = refused(was, is, daemonSet.origin().object());
      refused.addAll(review.refusals(daemonSet));
      Refusals said = new Refusals(refused, review.remarks(daemonSet));
      updates.add(update(said, was == null, change, configChanges, simulated));
      noteUnknown(daemonSet, later, notes);
    }
    List<RolloutTrace> courses = updates.stream().map(one -> one.result().course()).toList();
    return new RolloutForecast(
        later,
        updates,
        removed(known.values(), review, notes),
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
      Collection<DaemonSet> gone, ReviewedChange review, List<String> notes) {
    List<DaemonSet> removed = new ArrayList<>();
    for (DaemonSet daemonSet : gone) {
      List<String> refusals = review.deletion(daemonSet);
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

  /** What is said to a change. */
  private record Refusals(List<String> refused, List<PolicyRemark> remarks) {}

  private RolloutForecast.Update update(
      Refusals said,
      boolean added,
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
        change.newDaemonSet(),
        added,
        change.templateChanged(),
        said.refused(),
        said.remarks(),
        configChanges,
        LostPod.of(before, after, result.course().nodes()),
        result,
        StrategyAlternatives.of(plan, simulated));
  }

  /** Returns what every server refuses; what only strict validation does is a note. */
  private List<String> refused(@Nullable FieldCursor was, FieldCursor is, ObjectId id) {
    List<FieldError> refusals = refusals(was, is, id);
    List<FieldError> always = new ArrayList<>(refusals);
    always.removeIf(refusal -> refusal.reason().isStrict());
    return RefusedDaemonSets.messages(
        always.isEmpty() && !refusals.isEmpty() ? admission.review(is, id).next() : always);
  }

  private List<FieldError> refusals(@Nullable FieldCursor was, FieldCursor is, ObjectId id) {
    return was == null
        ? admission.review(is, id).refusals()
        : admission.reviewReplacement(was, is, id);
  }

  private void noteStrict(DaemonSet daemonSet, List<FieldError> refusals, List<String> notes) {
    for (FieldError refusal : refusals) {
      if (refusal.reason().isStrict()) {
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
