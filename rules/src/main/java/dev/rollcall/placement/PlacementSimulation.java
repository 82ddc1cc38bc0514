package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.placement.scheduler.DaemonPods;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.podadmission.AdmittedPod;
import dev.rollcall.podadmission.PodAdmission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up one simulation: the nodes, the pods that are there, the DaemonSets in their order. */
final class PlacementSimulation {

  private final Inventory inventory;
  private final KnownLabels known;
  private final NodeIndex table;
  private final NodeDecisions decisions;
  private final ClusterFacts facts;
  private @Nullable PreviousState carried;

  PlacementSimulation(
      Inventory inventory, List<Node> nodes, KnownLabels known, ClusterFacts facts) {
    this.inventory = inventory;
    this.known = known;
    this.table = new NodeIndex(nodes);
    this.decisions = new NodeDecisions(table, known);
    this.facts = facts;
  }

  void withPreviousState(PreviousState pods) {
    carried = pods;
  }

  Cluster place(@Nullable String reference) {
    PlacementInput input =
        new PlacementInput(
            inventory, table, known, new ExistingPods(inventory), facts, carried, reference);
    PodAdmission admission = input.admission();
    List<DaemonPods> daemons = new ArrayList<>(inventory.daemonSets().size());
    for (DaemonSet daemonSet : inOrderOfCreation()) {
      daemons.add(daemonPods(daemonSet, admission));
    }
    PodSchedule schedule = new PodSchedule(() -> SchedulingRun.of(daemons, input));
    NodeLabelsAndTaints marks = new NodeLabelsAndTaints(table.nodes());
    Cluster.NodeData ground = new Cluster.NodeData(table, reference, known, marks, schedule);
    boolean later = !input.hasDaemonPods() && (reference != null || table.size() == 0);
    List<ObservedPods> observed =
        later
            ? Collections.nCopies(daemons.size(), input.existing().none())
            : schedule.result().observed();
    List<Placement> placements = new ArrayList<>(daemons.size());
    for (int i = 0; i < daemons.size(); i++) {
      placements.add(new Placement(daemons.get(i), i, observed.get(i), ground));
    }
    return new Cluster(inventory, ground, placements);
  }

  /** The order of the input where not every DaemonSet says when it was made. */
  private List<DaemonSet> inOrderOfCreation() {
    List<DaemonSet> ordered = new ArrayList<>(inventory.daemonSets());
    for (DaemonSet daemonSet : ordered) {
      if (daemonSet.meta().created().get().isEmpty()) {
        return ordered;
      }
    }
    // Timestamps as the server writes them sort as text.
    ordered.sort(Comparator.comparing((DaemonSet ds) -> ds.meta().created().get()));
    return ordered;
  }

  private DaemonPods daemonPods(DaemonSet daemonSet, PodAdmission admission) {
    AdmittedPod admitted = admission.admit(daemonSet).refusedAlso(facts.podRefusalsOf(daemonSet));
    return new DaemonPods(
        daemonSet,
        decisions.of(daemonSet),
        new PodLifecycle(facts.refusalsOf(daemonSet), admitted, daemonSet, inventory));
  }
}
