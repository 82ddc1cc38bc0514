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
  private final Map<List<Object>, Decisions> decisions = new HashMap<>();

  /**
   * The decisions for one DaemonSet.
   *
   * @param kinds the nodes that are alike to it
   * @param verdicts by kind of node, none where they are unknown
   */
  record Decisions(NodeClasses kinds, List<Verdict> verdicts) {
    Decisions {
      verdicts = List.copyOf(verdicts);
    }
  }

  NodeDecisions(NodeIndex table, KnownLabels known) {
    this.table = table;
    this.known = known;
  }

  Decisions of(DaemonSet daemonSet) {
    List<Object> demands = demands(daemonSet.pod());
    Decisions decided = decisions.get(demands);
    if (decided == null) {
      decided = decide(daemonSet);
      decisions.put(demands, decided);
    }
    return decided;
  }

  private Decisions decide(DaemonSet daemonSet) {
    NodeClasses kinds = table.kinds(NodeSelectionKeys.of(daemonSet.pod()));
    List<Verdict> verdicts = new ArrayList<>();
    boolean unknown = true;
    for (int kind = 0; kind < kinds.count(); kind++) {
      Node node = table.nodes().get(kinds.first(kind));
      Verdict verdict = DaemonSetController.verdict(daemonSet, node, known);
      if (verdict == null) {
        return new Decisions(kinds, List.of());
      }
      unknown &= verdict instanceof Verdict.Unknown;
      verdicts.add(verdict);
    }
    return new Decisions(kinds, unknown ? List.of() : verdicts);
  }

  /** Returns everything that {@link DaemonSetController#verdict} reads of a pod. */
  private static List<Object> demands(PodSpec pod) {
    List<Object> demands = new ArrayList<>();
    demands.add(pod.nodeName().get());
    demands.add(pod.host().network().get());
    demands.add(pod.nodeSelector().entries().size());
    for (var entry : pod.nodeSelector().entries().entrySet()) {
      demands.add(entry.getKey());
      demands.add(entry.getValue().get());
    }
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
