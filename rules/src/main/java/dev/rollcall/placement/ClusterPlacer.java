package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.placement.nodegroup.format.GroupReader;
import dev.rollcall.placement.reference.ReferenceCluster;
import dev.rollcall.placement.reference.ReferenceClusters;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Places an inventory on its own nodes, or where it has none on those that the user names, or on
 * those of a reference cluster.
 */
public final class ClusterPlacer {

  private final @Nullable String reference;
  private final List<Node> nodes;
  private final WhatIf whatIf;
  private final ClusterFacts facts;
  private final boolean observing;

  /**
   * Creates a placer.
   *
   * @param reference the reference cluster for input without nodes, null for the default one
   * @param nodes nodes read from elsewhere for such input; they go before the reference cluster
   */
  public ClusterPlacer(@Nullable String reference, List<Node> nodes) {
    this(reference, nodes, WhatIf.NOTHING, ClusterFacts.UNKNOWN, false);
  }

  private ClusterPlacer(
      @Nullable String reference,
      List<Node> nodes,
      WhatIf whatIf,
      ClusterFacts facts,
      boolean observing) {
    this.observing = observing;
    this.reference = reference;
    this.nodes = List.copyOf(nodes);
    this.whatIf = whatIf;
    this.facts = facts;
  }

  /**
   * Returns a placer that changes the nodes first; it throws an {@link IllegalArgumentException}
   * where a change names a node that is not there.
   */
  public ClusterPlacer with(WhatIf changes) {
    return new ClusterPlacer(reference, nodes, changes, facts, observing);
  }

  /** Returns a placer for a cluster of which more is known. */
  public ClusterPlacer with(ClusterFacts known) {
    return new ClusterPlacer(reference, nodes, whatIf, known, observing);
  }

  /**
   * Returns a placer that has no reference cluster stand in for the nodes that a dump lacks, unless
   * it is named: who may not list nodes asks about a cluster that has some.
   */
  public ClusterPlacer observing() {
    return new ClusterPlacer(reference, nodes, whatIf, facts, true);
  }

  public ClusterFacts facts() {
    return facts;
  }

  /** Places every DaemonSet of the inventory. */
  public Cluster place(Inventory inventory) {
    DeclaredGroups groups = declaredGroups(inventory);
    if (!inventory.nodes().isEmpty()) {
      List<Node> own = whatIf.apply(inventory.clusterNodes());
      return Simulator.place(inventory, own, null, facts).with(groups);
    }
    if (!nodes.isEmpty()) {
      return Simulator.place(inventory, whatIf.apply(nodes), null, facts).with(groups);
    }
    // A reference cluster that the user names overrides what files declare.
    if (!groups.isEmpty() && reference == null) {
      return Simulator.place(inventory, List.of(), null, facts).with(groups);
    }
    if (inventory.daemonSets().isEmpty()) {
      return Simulator.place(inventory, List.of(), null, facts);
    }
    if (observing && reference == null && new ExistingPods(inventory).isDump()) {
      return Simulator.place(inventory, whatIf.apply(List.of()), null, facts);
    }
    ReferenceCluster cluster =
        ReferenceClusters.load(reference == null ? ReferenceClusters.DEFAULT : reference);
    return Simulator.place(inventory, cluster.withNodes(whatIf.apply(cluster.nodes())), facts);
  }

  /** Places every DaemonSet of the inventory on nodes that come from elsewhere. */
  public Cluster place(Inventory inventory, List<Node> given) {
    return Simulator.place(inventory, given, null, facts);
  }

  /** See {@link Simulator#replay}. */
  public Cluster replay(
      Cluster before,
      Inventory after,
      List<Node> given,
      BiPredicate<DaemonSet, DaemonSet> restarts) {
    return Simulator.replay(before, after, given, restarts, facts);
  }

  private static DeclaredGroups declaredGroups(Inventory inventory) {
    boolean partial = !inventory.nodes().isEmpty() && inventory.nodes().get(0).partial();
    return inventory.groupDocuments().isEmpty() && !partial
        ? DeclaredGroups.NONE
        : new DeclaredGroups(GroupReader.read(inventory), inventory.daemonSets());
  }
}
