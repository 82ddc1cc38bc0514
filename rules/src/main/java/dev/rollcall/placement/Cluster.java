package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.ResourceUsage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
  private final NodeData ground;
  private final List<Placement> ordered;
  private final Map<DaemonSet, Placement> placements;
  private final NodeLabelsAndTaints marks;
  private final boolean given;
  private final DeclaredGroups groups;
  private volatile @Nullable List<Node> notReady;
  private volatile @Nullable Map<String, Placement> byName;

  /** By the list of groups, of which one is kept for all DaemonSets of a cluster. */
  private final Map<List<DeclaredGroup>, NodeLabelsAndTaints> groupMarks = new IdentityHashMap<>();

  /**
   * The nodes and what is known of them.
   *
   * @param reference the name of the reference cluster, null if the nodes are given
   */
  record NodeData(
      NodeIndex table,
      @Nullable String reference,
      KnownLabels known,
      NodeLabelsAndTaints marks,
      PodSchedule schedule) {}

  Cluster(Inventory inventory, NodeData ground, List<Placement> placements) {
    this(inventory, ground, placements, DeclaredGroups.NONE);
  }

  private Cluster(
      Inventory inventory, NodeData ground, List<Placement> placements, DeclaredGroups groups) {
    this.groups = groups;
    this.inventory = inventory;
    this.ground = ground;
    this.marks = ground.marks();
    this.ordered = List.copyOf(placements);
    Map<DaemonSet, Placement> byDaemonSet = new IdentityHashMap<>(placements.size());
    for (Placement placement : placements) {
      byDaemonSet.put(placement.daemonSet(), placement);
    }
    this.given = ground.reference() == null && areWhole(ground.table().nodes());
    this.placements = Collections.unmodifiableMap(byDaemonSet);
  }

  private static boolean areWhole(List<Node> nodes) {
    for (Node node : nodes) {
      if (node.partial()) {
        return false;
      }
    }
    return !nodes.isEmpty();
  }

  /** Returns the same cluster with groups of nodes that files declare. */
  Cluster with(DeclaredGroups declared) {
    if (declared.isEmpty()) {
      return this;
    }
    List<Placement> own = new ArrayList<>();
    inventory.daemonSets().forEach(daemonSet -> own.add(placementOf(daemonSet)));
    return new Cluster(inventory, ground, own, declared);
  }

  /** Returns the groups of nodes that files declare; given nodes are the truth beside them. */
  public DeclaredGroups groups() {
    return groups;
  }

  /** Returns whether declared groups stand for the nodes, none of which is given. */
  public boolean isByGroups() {
    return !groups.isEmpty() && nodes().isEmpty();
  }

  /** Returns whether every node is given as a patch, so that its group tells more than it. */
  public boolean isByPatches() {
    return !groups.isEmpty() && !given && !nodes().isEmpty() && ground.reference() == null;
  }

  public Inventory inventory() {
    return inventory;
  }

  public List<Node> nodes() {
    return ground.table().nodes();
  }

  /** Returns the nodes that say that they are not ready. */
  public List<Node> notReadyNodes() {
    List<Node> known = notReady;
    if (known == null) {
      known = new ArrayList<>();
      for (Node node : nodes()) {
        if (node.isNotReady()) {
          known.add(node);
        }
      }
      known = List.copyOf(known);
      notReady = known;
    }
    return known;
  }

  /**
   * Returns the name of the reference cluster that stands in for missing nodes, null if nodes are
   * given.
   */
  public @Nullable String reference() {
    return ground.reference();
  }

  /**
   * Returns which of nodes and pods a dump of a cluster does not hold, so that nothing can be said
   * of them; empty if the input is no dump.
   */
  public List<String> notInDump() {
    List<String> absent = new ArrayList<>();
    for (Placement placement : ordered) {
      if (placement.observedCounts() != null || !placement.nodesWithPods().isEmpty()) {
        if (nodes().isEmpty()) {
          absent.add("nodes");
        }
        if (inventory.pods().isEmpty()) {
          absent.add("pods");
        }
        break;
      }
    }
    return absent;
  }

  /** Returns the labels and taints that occur on the nodes. */
  public NodeLabelsAndTaints marks() {
    return marks;
  }

  /**
   * Returns the labels and taints that occur on the nodes, or on the groups of nodes that stand for
   * them where a DaemonSet may run.
   */
  public NodeLabelsAndTaints marksFor(DaemonSet daemonSet) {
    if (!isByGroups()) {
      return marks;
    }
    List<DeclaredGroup> own = groups.groupsOf(daemonSet);
    Map<List<DeclaredGroup>, NodeLabelsAndTaints> known = groupMarks;
    synchronized (known) {
      return known.computeIfAbsent(own, NodeLabelsAndTaints::ofGroups);
    }
  }

  /** Returns the label keys that the nodes are known to have or not to have. */
  public KnownLabels knownLabels() {
    return ground.known();
  }

  /** Returns whether the nodes are the user's own, each given in full. */
  public boolean hasGivenNodes() {
    return given;
  }

  /** Returns where the pods of a DaemonSet of the inventory go. */
  public Placement placementOf(DaemonSet daemonSet) {
    Placement placement = placements.get(daemonSet);
    if (placement == null) {
      throw new IllegalArgumentException("not a DaemonSet of this cluster: " + daemonSet.origin());
    }
    return placement;
  }

  /** Returns where the pods of the first DaemonSet of the name go, null if there is none. */
  public @Nullable Placement placementOf(String namespace, String name) {
    Map<String, Placement> known = byName;
    if (known == null) {
      known = new HashMap<>();
      for (Placement placement : ordered) {
        known.putIfAbsent(placement.daemonSet().fullName(), placement);
      }
      byName = known;
    }
    return known.get(namespace + "/" + name);
  }

  /** Returns the same cluster once the pods are scheduled. */
  Cluster scheduled() {
    ground.schedule().result();
    return this;
  }

  /** Returns what pods will use of a node of this cluster, and what there is of it. */
  public List<ResourceUsage> usageOf(Node node) {
    return ground.schedule().result().usage().of(ground.table().number(node));
  }
}
