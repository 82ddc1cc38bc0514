package dev.rollcall.rules.common;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import dev.rollcall.placement.Cluster;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.List;

/** What a pod asks of the labels of a node, by its node selector and its required node affinity. */
public final class NodeRequirements {

  private NodeRequirements() {}

  /** Returns the entries of the node selector as the requirements that they mean. */
  public static List<Requirement> ofSelector(PodSpec pod) {
    if (pod.nodeSelector().isEmpty()) {
      return List.of();
    }
    List<Requirement> demands = new ArrayList<>();
    pod.nodeSelector()
        .entries()
        .forEach(
            (key, value) ->
                demands.add(
                    new Requirement(
                        value.place(),
                        new Value.Given<>(key, keyOf(value.place())),
                        new Value.Given<>("In", value.place()),
                        List.of(value))));
    return demands;
  }

  /** Returns where the key of an entry stands, without its value. */
  private static FieldLocation keyOf(FieldLocation entry) {
    FieldLocation map = entry.parent();
    return map == null ? entry : map.mapEntry(entry.name(), entry.keySpan(), null);
  }

  /** Returns the demands of the node selector and of every term of the node affinity. */
  public static List<Requirement> all(PodSpec pod) {
    List<NodeSelectorTerm> terms = pod.nodeAffinity().terms();
    if (terms.isEmpty()) {
      return ofSelector(pod);
    }
    List<Requirement> demands = new ArrayList<>(ofSelector(pod));
    for (NodeSelectorTerm term : terms) {
      demands.addAll(term.matchExpressions());
    }
    return demands;
  }

  /** Returns the demands that every node must meet: those of the selector and of a lone term. */
  public static List<Requirement> always(PodSpec pod) {
    List<NodeSelectorTerm> terms = pod.nodeAffinity().terms();
    if (terms.size() != 1) {
      return ofSelector(pod);
    }
    List<Requirement> demands = new ArrayList<>(ofSelector(pod));
    demands.addAll(terms.get(0).matchExpressions());
    return demands;
  }

  /**
   * Returns the demands of the node affinity of a DaemonSet that some of the user's nodes, or
   * declared groups of nodes, meet; where none does, desired-zero speaks.
   */
  public static List<Requirement> inUse(DaemonSet daemonSet, Cluster cluster) {
    List<Requirement> demands = new ArrayList<>();
    for (NodeSelectorTerm term : daemonSet.pod().nodeAffinity().terms()) {
      demands.addAll(term.matchExpressions());
    }
    boolean runs =
        cluster.isByGroups()
            ? !cluster.groups().givesNone(daemonSet)
            : cluster.placementOf(daemonSet).desired() > 0;
    return runs ? demands : List.of();
  }

  /** Returns whether something is asked of the label, absence included. */
  public static boolean mention(PodSpec pod, String key) {
    for (Requirement demand : all(pod)) {
      if (demand.key().get().equals(key)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether only nodes that have the label are asked for. */
  public static boolean wantPresent(Requirement demand) {
    return switch (demand.operator().get()) {
      case "In", "Exists", "Gt", "Lt" -> true;
      default -> false;
    };
  }
}
