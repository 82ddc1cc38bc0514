package dev.rollcall.engine;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ReferenceClusters;
import dev.rollcall.placement.Simulator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places an inventory on its own nodes, or where it has none on those that the user names, or on
 * those of a reference cluster.
 */
public final class Placer {

  private final String reference;
  private final List<Node> nodes;

  /**
   * Makes a placer.
   *
   * @param reference the reference cluster for input without nodes, null for the default one
   * @param nodes nodes read from elsewhere for such input; they go before the reference cluster
   */
  public Placer(@Nullable String reference, List<Node> nodes) {
    this.reference = reference == null ? ReferenceClusters.DEFAULT : reference;
    this.nodes = List.copyOf(nodes);
  }

  /** Places every DaemonSet of the inventory. */
  public Cluster place(Inventory inventory) {
    if (!inventory.nodes().isEmpty()) {
      return Simulator.place(inventory, inventory.nodes(), null);
    }
    if (!nodes.isEmpty()) {
      return Simulator.place(inventory, nodes, null);
    }
    if (inventory.daemonSets().isEmpty()) {
      return Simulator.place(inventory, List.of(), null);
    }
    return Simulator.place(inventory, ReferenceClusters.load(reference));
  }
}
