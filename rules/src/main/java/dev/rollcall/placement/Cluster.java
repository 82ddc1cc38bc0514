package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All objects of the input, the nodes that they are judged by, and where the pods of each DaemonSet
 * go.
 */
public final class Cluster {

  private final Inventory inventory;
  private final List<Node> nodes;
  private final @Nullable String reference;
  private final Map<DaemonSet, Placement> placements;

  /**
   * Joins objects and placements.
   *
   * @param nodes the nodes of the input, or those of a reference cluster
   * @param reference the name of the reference cluster, null where the nodes are given
   */
  public Cluster(
      Inventory inventory,
      List<Node> nodes,
      @Nullable String reference,
      List<Placement> placements) {
    this.inventory = inventory;
    this.nodes = List.copyOf(nodes);
    this.reference = reference;
    Map<DaemonSet, Placement> byDaemonSet = new IdentityHashMap<>();
    placements.forEach(placement -> byDaemonSet.put(placement.daemonSet(), placement));
    this.placements = Collections.unmodifiableMap(byDaemonSet);
  }

  public Inventory inventory() {
    return inventory;
  }

  public List<Node> nodes() {
    return nodes;
  }

  /**
   * Returns the name of the reference cluster that stands in for missing nodes, null where nodes
   * are given.
   */
  public @Nullable String reference() {
    return reference;
  }

  /** Tells whether the nodes are the user's own. */
  public boolean hasGivenNodes() {
    return reference == null && !nodes.isEmpty();
  }

  /** Returns where the pods of a DaemonSet of the inventory go. */
  public Placement placementOf(DaemonSet daemonSet) {
    Placement placement = placements.get(daemonSet);
    if (placement == null) {
      throw new IllegalArgumentException("not a DaemonSet of this cluster: " + daemonSet.origin());
    }
    return placement;
  }
}
