package dev.rollcall.rules.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodAffinity;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Value;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.rules.common.NodeRequirements;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Other DaemonSets whose pods the pod affinity of a DaemonSet asks for. */
final class Neighbours {

  private Neighbours() {}

  /** Returns whether another DaemonSet of the input runs wherever this one is wanted. */
  static boolean areEverywhere(PodAffinity.Term term, DaemonSet daemonSet, Cluster cluster) {
    for (DaemonSet other : cluster.inventory().daemonSets()) {
      if (other != daemonSet
          && isMeant(term, daemonSet, other)
          && covers(other, daemonSet, cluster)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMeant(PodAffinity.Term term, DaemonSet daemonSet, DaemonSet other) {
    boolean named = term.namespaces().isEmpty() && other.namespace().equals(daemonSet.namespace());
    for (Value<String> namespace : term.namespaces()) {
      named |= namespace.get().equals(other.namespace());
    }
    return named && term.selector().matches(other.template().meta().labels());
  }

  private static boolean covers(DaemonSet other, DaemonSet daemonSet, Cluster cluster) {
    Placement theirs = cluster.placementOf(other);
    Placement ours = cluster.placementOf(daemonSet);
    if (theirs.isUnknown() || ours.isUnknown()) {
      return asksNoMore(other.pod(), daemonSet.pod());
    }
    // Where they are wanted, they count even if they wait for room: that is told of them.
    for (Node node : ours.desiredNodes()) {
      if (!theirs.isDesiredOn(node)) {
        return false;
      }
    }
    return true;
  }

  private static boolean asksNoMore(PodSpec theirs, PodSpec ours) {
    return texts(ours).containsAll(texts(theirs)) && theirs.nodeAffinity().terms().size() <= 1;
  }

  private static Set<List<Object>> texts(PodSpec pod) {
    Set<List<Object>> texts = new HashSet<>();
    for (Requirement demand : NodeRequirements.always(pod)) {
      List<String> values = demand.values().stream().map(Value::get).sorted().toList();
      texts.add(List.of(demand.key().get(), demand.operator().get(), values));
    }
    return texts;
  }
}
