package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.reference.ReferenceCluster;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Plays controller and scheduler over an inventory. */
public final class Simulator {

  private Simulator() {}

  /**
   * Places every DaemonSet of the inventory on the nodes.
   *
   * @param reference the name of the reference cluster that the nodes are of, null where they are
   *     the user's own
   */
  public static Cluster place(Inventory inventory, List<Node> nodes, @Nullable String reference) {
    KnownLabels known =
        reference == null ? KnownLabels.ALL : KnownLabels.of(nodes, List.of(), List.of());
    return new PlacementSimulation(inventory, nodes, known).place(reference);
  }

  /** Places every DaemonSet of the inventory on the nodes of a reference cluster. */
  public static Cluster place(Inventory inventory, ReferenceCluster reference) {
    return new PlacementSimulation(inventory, reference.nodes(), reference.knownLabels())
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
    KnownLabels known = before.reference() == null ? KnownLabels.ALL : before.knownLabels();
    PlacementSimulation stage = new PlacementSimulation(after, nodes, known);
    if (after.pods().isEmpty()) {
      stage.withPreviousState(new PreviousState(before, restarts));
    }
    return stage.place(before.reference());
  }
}
