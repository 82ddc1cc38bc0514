package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.Taint;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of nodes that a file declares; a machine that a file names is a group of one.
 *
 * @param name the kind and the name, for example {@code NodePool/gpu} or {@code Talos/cp-a}
 * @param place the object that declares the group
 * @param scope the cluster that the group belongs to
 * @param nodeName the name of the only node, or null if it is not known
 * @param labels what is known of labels, by key
 * @param absent the labels that the nodes are known not to have
 * @param refused labels and taints that are declared and never arrive
 * @param taintsKnown whether the nodes have no other taints
 * @param maxPods how many pods a node takes, or null if it is not known
 * @param capacity the most that any node has of a resource, as far as that is known
 * @param newNodesOnly whether a change of the file reaches nodes only when they join
 * @param neverJoins why none of the nodes ever joins the cluster, or null if they do
 */
public record DeclaredGroup(
    String name,
    FieldLocation place,
    ClusterScope scope,
    NodeCount count,
    @Nullable String nodeName,
    Map<String, LabelFact> labels,
    AbsentLabels absent,
    List<RefusedLabel> refused,
    List<DeclaredTaint> taints,
    boolean taintsKnown,
    @Nullable Long maxPods,
    Map<String, Quantity> capacity,
    boolean newNodesOnly,
    @Nullable String neverJoins) {

  public DeclaredGroup {
    labels = Collections.unmodifiableMap(labels);
    capacity = Map.copyOf(capacity);
    refused = List.copyOf(refused);
    taints = List.copyOf(taints);
  }

  /** Returns the same group in another cluster. */
  DeclaredGroup inCluster(ClusterScope other) {
    return new DeclaredGroup(
        name,
        place,
        other,
        count,
        nodeName,
        labels,
        absent,
        refused,
        taints,
        taintsKnown,
        maxPods,
        capacity,
        newNodesOnly,
        neverJoins);
  }

  /** Returns the taints of a phase. */
  public List<Taint> taints(DeclaredTaint.Phase phase) {
    List<Taint> found = new ArrayList<>();
    for (DeclaredTaint taint : taints) {
      if (taint.phase() == phase) {
        found.add(taint.taint());
      }
    }
    return found;
  }

  /** Returns the taints that nodes keep, those of only some nodes included. */
  public List<Taint> lastingTaints() {
    List<Taint> found = taints(DeclaredTaint.Phase.LASTING);
    found.addAll(taints(DeclaredTaint.Phase.SOME_NODES));
    return found;
  }

  /** Compared by identity: two equal declarations are still two. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
