package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.Toleration;
import dev.rollcall.model.Value;
import dev.rollcall.placement.controller.DaemonSetController;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.NodeClasses;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.NodeSelectionKeys;
import dev.rollcall.placement.scheduler.NodeVerdicts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the controller decides about the nodes of a cluster. DaemonSets that want the same of nodes
 * are answered together, since of thousands few want something of their own.
 */
final class NodeDecisions {

  private final NodeIndex table;
  private final KnownLabels known;
  private final Map<List<Object>, NodeVerdicts> decisions = new HashMap<>();

  NodeDecisions(NodeIndex table, KnownLabels known) {
    this.table = table;
    this.known = known;
  }

  NodeVerdicts of(DaemonSet daemonSet) {
    List<Object> demands = demands(daemonSet.pod());
    NodeVerdicts decided = decisions.get(demands);
    if (decided == null) {
      decided = decide(daemonSet);
      decisions.put(demands, decided);
    }
    return decided;
  }

  private NodeVerdicts decide(DaemonSet daemonSet) {
    NodeClasses kinds = table.kinds(NodeSelectionKeys.of(daemonSet.pod()));
    List<Verdict> verdicts = new ArrayList<>();
    boolean unknown = true;
    for (int kind = 0; kind < kinds.count(); kind++) {
      Node node = table.nodes().get(kinds.first(kind));
      Verdict verdict = DaemonSetController.verdict(daemonSet, node, known);
      if (verdict == null) {
        return new NodeVerdicts(kinds, List.of());
      }
      unknown &= verdict instanceof Verdict.Unknown;
      verdicts.add(verdict);
    }
    return new NodeVerdicts(kinds, unknown ? List.of() : verdicts);
  }

  /** Returns everything that {@link DaemonSetController#verdict} reads of a pod. */
  private static List<Object> demands(PodSpec pod) {
    List<Object> demands = new ArrayList<>();
    demands.add(pod.nodeName().get());
    demands.add(pod.host().network().get());
    demands.add(pod.nodeSelector().entries().size());
    pod.nodeSelector()
        .entries()
        .forEach(
            (key, value) -> {
              demands.add(key);
              demands.add(value.get());
            });
    demands.add(pod.nodeAffinity().required().isPresent());
    for (NodeSelectorTerm term : pod.nodeAffinity().terms()) {
      add(term.matchExpressions(), demands);
      add(term.matchFields(), demands);
    }
    for (Toleration toleration : pod.tolerations()) {
      demands.add(toleration.key().get());
      demands.add(toleration.operator().get());
      demands.add(toleration.value().get());
      demands.add(toleration.effect().get());
    }
    return demands;
  }

  private static void add(List<Requirement> requirements, List<Object> to) {
    to.add(requirements.size());
    for (Requirement requirement : requirements) {
      to.add(requirement.key().get());
      to.add(requirement.operator().get());
      to.add(requirement.values().size());
      for (Value<String> value : requirement.values()) {
        to.add(value.get());
      }
    }
  }
}
