package dev.rollcall.placement.nodegroup;

import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What files say of a group of nodes.
 *
 * @param name the kind and the name, for example {@code NodePool/gpu} or {@code Talos/cp-a}
 * @param place the object that declares the group
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
record GroupFacts(
    String name,
    FieldLocation place,
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

  GroupFacts {
    labels = Collections.unmodifiableMap(labels);
    capacity = Map.copyOf(capacity);
    refused = List.copyOf(refused);
    taints = List.copyOf(taints);
  }

  /** Returns the same with a label of all nodes, or without it if the value is null. */
  GroupFacts withLabel(String key, @Nullable String value) {
    Map<String, LabelFact> changed = new LinkedHashMap<>(labels);
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, new LabelFact(List.of(value), false, FactOrigin.STATED, place));
    }
    AbsentLabels gone = value == null ? absent.plus(Set.of(key)) : absent;
    return with(changed, gone, taints);
  }

  GroupFacts withTaints(List<DeclaredTaint> changed) {
    return with(labels, absent, changed);
  }

  private GroupFacts with(
      Map<String, LabelFact> otherLabels, AbsentLabels gone, List<DeclaredTaint> otherTaints) {
    return new GroupFacts(
        name,
        place,
        count,
        nodeName,
        otherLabels,
        gone,
        refused,
        otherTaints,
        taintsKnown,
        maxPods,
        capacity,
        newNodesOnly,
        neverJoins);
  }
}
