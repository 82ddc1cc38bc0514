package dev.rollcall.engine;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ReferenceCluster;
import dev.rollcall.placement.ReferenceClusters;
import dev.rollcall.placement.Simulator;
import dev.rollcall.placement.WhatIf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places an inventory on its own nodes, or where it has none on those that the user names, or on
 * those of a reference cluster.
 */
public final class Placer {

  private final String reference;
  private final List<Node> nodes;
  private final WhatIf whatIf;

  /**
   * Makes a placer.
   *
   * @param reference the reference cluster for input without nodes, null for the default one
   * @param nodes nodes read from elsewhere for such input; they go before the reference cluster
   */
  public Placer(@Nullable String reference, List<Node> nodes) {
    this(reference == null ? ReferenceClusters.DEFAULT : reference, nodes, WhatIf.NOTHING);
  }

  private Placer(String reference, List<Node> nodes, WhatIf whatIf) {
    this.reference = reference;
    this.nodes = List.copyOf(nodes);
    this.whatIf = whatIf;
  }

  /**
   * Returns a placer that changes the nodes first; it throws an {@link IllegalArgumentException}
   * where a change names a node that is not there.
   */
  public Placer with(WhatIf changes) {
    return new Placer(reference, nodes, changes);
  }

  /** Places every DaemonSet of the inventory. */
  public Cluster place(Inventory inventory) {
    if (!inventory.nodes().isEmpty()) {
      return Simulator.place(inventory, whatIf.apply(inventory.nodes()), null);
    }
    if (!nodes.isEmpty()) {
      return Simulator.place(inventory, whatIf.apply(nodes), null);
    }
    if (inventory.daemonSets().isEmpty()) {
      return Simulator.place(inventory, List.of(), null);
    }
    ReferenceCluster cluster = ReferenceClusters.load(reference);
    return Simulator.place(inventory, cluster.withNodes(whatIf.apply(cluster.nodes())));
  }
}
