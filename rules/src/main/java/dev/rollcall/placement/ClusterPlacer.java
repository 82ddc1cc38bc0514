package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.nodegroup.ClusterAssignment;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
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
  private final Inventory given;
  private final WhatIf whatIf;
  private final ClusterFacts facts;
  private final boolean observing;
  private final @Nullable ClusterAssignment clusters;

  /**
   * Creates a placer.
   *
   * @param reference the reference cluster for input without nodes, null for the default one
   * @param given nodes, or what declares them, read from elsewhere for such input; they go before
   *     the reference cluster
   */
  public ClusterPlacer(@Nullable String reference, Inventory given) {
    this(reference, given, WhatIf.NOTHING, ClusterFacts.UNKNOWN, false, null);
  }

  private ClusterPlacer(
      @Nullable String reference,
      Inventory given,
      WhatIf whatIf,
      ClusterFacts facts,
      boolean observing,
      @Nullable ClusterAssignment clusters) {
    this.reference = reference;
    this.given = given;
    this.whatIf = whatIf;
    this.facts = facts;
    this.observing = observing;
    this.clusters = clusters;
  }

  /**
   * Returns a placer that changes the nodes first; it throws an {@link IllegalArgumentException}
   * where a change names a node that is not there.
   */
  public ClusterPlacer with(WhatIf changes) {
    return new ClusterPlacer(reference, given, changes, facts, observing, clusters);
  }

  /** Returns a placer for a cluster of which more is known. */
  public ClusterPlacer with(ClusterFacts known) {
    return new ClusterPlacer(reference, given, whatIf, known, observing, clusters);
  }

  /** Returns a placer that knows which files are for which cluster, null for nothing of it. */
  public ClusterPlacer with(@Nullable ClusterAssignment configured) {
    return new ClusterPlacer(reference, given, whatIf, facts, observing, configured);
  }

  /**
   * Returns a placer that has no reference cluster stand in for the nodes that a dump lacks, unless
   * it is named: who may not list nodes asks about a cluster that has some.
   */
  public ClusterPlacer observing() {
    return new ClusterPlacer(reference, given, whatIf, facts, true, clusters);
  }

  public ClusterFacts facts() {
    return facts;
  }

  /** Places every DaemonSet of the inventory. */
  public Cluster place(Inventory inventory) {
    return decide(inventory).scheduled();
  }

  /**
   * Decides where the pods of every DaemonSet of the inventory should be; those on a reference
   * cluster are scheduled when somebody asks for more.
   */
  public Cluster decide(Inventory inventory) {
    if (!inventory.nodes().isEmpty()) {
      List<Node> own = whatIf.apply(inventory.clusterNodes());
      return Simulator.place(inventory, own, null, facts).with(declaredGroups(inventory, false));
    }
    if (given.size() > 0) {
      return placeOnGiven(inventory);
    }
    DeclaredGroups groups = declaredGroups(inventory, true);
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

  /** Returns what the changes of nodes do to the pods that are there without them. */
  public TriedChange tryOut(Inventory inventory) {
    Cluster before = with(WhatIf.NOTHING).place(inventory);
    if (before.isByGroups()) {
      return new TriedChange(whatIf, before, place(inventory));
    }
    List<Node> changed = whatIf.apply(before.nodes());
    return new TriedChange(
        whatIf, before, Simulator.replay(before, inventory, changed, (was, is) -> false, facts));
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

  /** Whole nodes are the truth, so that the groups of the input speak only of future ones. */
  private Cluster placeOnGiven(Inventory inventory) {
    boolean alone = given.nodes().isEmpty();
    DeclaredGroups groups =
        isDeclaring(given)
            ? new DeclaredGroups(groups(given, alone), inventory.daemonSets())
            : declaredGroups(inventory, alone);
    List<Node> nodes = alone ? List.of() : whatIf.apply(given.clusterNodes());
    return Simulator.place(inventory, nodes, null, facts).with(groups);
  }

  private DeclaredGroups declaredGroups(Inventory inventory, boolean alone) {
    return isDeclaring(inventory)
        ? new DeclaredGroups(groups(inventory, alone), inventory.daemonSets(), clusters)
        : DeclaredGroups.NONE;
  }

  /** Returns the declared groups, changed if no node is given, so that they stand alone. */
  private List<DeclaredGroup> groups(Inventory declaring, boolean alone) {
    List<DeclaredGroup> groups = GroupReader.read(declaring);
    return alone && !groups.isEmpty() ? whatIf.applyToGroups(groups) : groups;
  }

  private static boolean isDeclaring(Inventory inventory) {
    boolean partial = !inventory.nodes().isEmpty() && inventory.nodes().get(0).partial();
    return partial || !inventory.groupDocuments().isEmpty();
  }
}
