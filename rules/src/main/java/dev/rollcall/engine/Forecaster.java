package dev.rollcall.engine;

import dev.rollcall.admission.Admission;
import dev.rollcall.admission.Refusal;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Simulator;
import dev.rollcall.rollout.Alternatives;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.Change;
import dev.rollcall.rollout.Course;
import dev.rollcall.rollout.Rollout;
import dev.rollcall.rollout.RolloutPlan;
import dev.rollcall.rollout.SideBySide;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells how a cluster gets from one state to another. */
public final class Forecaster {

  private final Admission admission;
  private final Placer placer;
  private final Assumptions assumptions;

  /**
   * Makes a forecaster for one run.
   *
   * @param placer what places the pods of either state
   */
  public Forecaster(Admission admission, Placer placer, Assumptions assumptions) {
    this.admission = admission;
    this.placer = placer;
    this.assumptions = assumptions;
  }

  /** Plays the updates of all DaemonSets of the later state. */
  public Forecast forecast(Intake.Result before, Intake.Result after) {
    List<String> notes = new ArrayList<>();
    Cluster earlier = place(before.inventory(), after.inventory());
    Cluster later = place(after.inventory(), before.inventory());
    note(earlier, later, notes);
    Map<String, DaemonSet> known = new LinkedHashMap<>();
    for (DaemonSet daemonSet : before.inventory().daemonSets()) {
      known.put(key(daemonSet), daemonSet);
    }
    List<Forecast.Update> updates = new ArrayList<>();
    List<Course> courses = new ArrayList<>();
    for (DaemonSet daemonSet : after.inventory().daemonSets()) {
      DaemonSet old = known.remove(key(daemonSet));
      Field is = Objects.requireNonNull(after.contents().get(daemonSet));
      Field was = old == null ? null : before.contents().get(old);
      boolean restarts = was != null && admission.restarts(was, is);
      Change change = new Change(earlier, old, later, daemonSet, restarts);
      Forecast.Update update = update(was, is, change);
      if (later.placementOf(daemonSet).isUnknown()) {
        notes.add(
            key(daemonSet)
                + " asks for labels of which the reference cluster knows nothing, so no node is"
                + " known for it");
      }
      updates.add(update);
      courses.add(update.result().course());
    }
    return new Forecast(updates, new ArrayList<>(known.values()), SideBySide.of(courses), notes);
  }

  private Forecast.Update update(@Nullable Field was, Field is, Change change) {
    RolloutPlan plan = Rollout.plan(change, assumptions);
    return new Forecast.Update(
        change.fresh(),
        was == null,
        change.replaces(),
        refused(was, is, change.fresh().origin().object()),
        Rollout.predict(plan),
        Alternatives.of(plan));
  }

  private List<String> refused(@Nullable Field was, Field is, ObjectId id) {
    List<Refusal> refusals =
        was == null
            ? admission.review(is, id).refusals()
            : admission.reviewReplacement(was, is, id);
    List<String> refused = new ArrayList<>();
    for (Refusal refusal : refusals) {
      refused.add(refusal.path() + ": " + refusal.message());
    }
    return refused;
  }

  /** A state without nodes of its own has those of the other. */
  private Cluster place(Inventory inventory, Inventory other) {
    return inventory.nodes().isEmpty() && !other.nodes().isEmpty()
        ? Simulator.place(inventory, other.nodes(), null)
        : placer.place(inventory);
  }

  private static String key(DaemonSet daemonSet) {
    return daemonSet.namespace() + "/" + daemonSet.name();
  }

  private void note(Cluster before, Cluster after, List<String> notes) {
    if (after.inventory().nodes().isEmpty() && !before.inventory().nodes().isEmpty()) {
      notes.add("the second state has no nodes, so it has those of the first");
    } else if (after.reference() != null) {
      notes.add(
          "there are no nodes, so they are those of the reference cluster " + after.reference());
    } else if (after.nodes().isEmpty()) {
      notes.add("there are no nodes, so nothing can happen");
    }
    Set<String> names = new HashSet<>();
    after.nodes().forEach(node -> names.add(node.name()));
    for (String name : assumptions.broken()) {
      if (!names.contains(name)) {
        notes.add("there is no node \"" + name + "\" to be broken");
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
