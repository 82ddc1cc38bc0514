package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.reference.ReferenceCluster;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Simulates controller and scheduler over an inventory. */
public final class Simulator {

  private Simulator() {}

  /**
   * Places every DaemonSet of the inventory on the nodes.
   *
   * @param reference the name of the reference cluster that the nodes are of, null if they are the
   *     user's own
   */
  public static Cluster place(Inventory inventory, List<Node> nodes, @Nullable String reference) {
    return place(inventory, nodes, reference, ClusterFacts.UNKNOWN);
  }

  /** Does the same where more is known of the cluster. */
  static Cluster place(
      Inventory inventory, List<Node> nodes, @Nullable String reference, ClusterFacts facts) {
    KnownLabels known =
        reference == null ? KnownLabels.ALL : KnownLabels.of(nodes, List.of(), List.of());
    return new PlacementSimulation(inventory, nodes, known, facts).place(reference);
  }

  /** Places every DaemonSet of the inventory on the nodes of a reference cluster. */
  public static Cluster place(Inventory inventory, ReferenceCluster reference) {
    return place(inventory, reference, ClusterFacts.UNKNOWN);
  }

  static Cluster place(Inventory inventory, ReferenceCluster reference, ClusterFacts facts) {
    return new PlacementSimulation(inventory, reference.nodes(), reference.knownLabels(), facts)
        .place(reference.name());
  }

  /**
   * Places every DaemonSet of a later state, the pods of an earlier one being there: those that may
   * only stay do. Where the later state is a dump with pods of its own, these count instead.
   *
   * @param nodes the nodes of the later state
   * @param restarts tells whether all pods of a DaemonSet are replaced when the second manifest
   *     replaces the first
   */
  public static Cluster replay(
      Cluster before,
      Inventory after,
      List<Node> nodes,
      BiPredicate<DaemonSet, DaemonSet> restarts) {
    return replay(before, after, nodes, restarts, ClusterFacts.UNKNOWN);
  }

  static Cluster replay(
      Cluster before,
      Inventory after,
      List<Node> nodes,
      BiPredicate<DaemonSet, DaemonSet> restarts,
      ClusterFacts facts) {
    KnownLabels known = before.reference() == null ? KnownLabels.ALL : before.knownLabels();
    PlacementSimulation stage = new PlacementSimulation(after, nodes, known, facts);
    if (after.pods().isEmpty()) {
      stage.withPreviousState(new PreviousState(before, restarts));
    }
    return stage.place(before.reference());
  }
}
