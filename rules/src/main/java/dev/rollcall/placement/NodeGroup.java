package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.NodeClasses;
import dev.rollcall.placement.scheduler.NodeIndex;
import java.util.ArrayList;
import java.util.List;

/** Nodes that are alike to a DaemonSet, and what the controller decides about them. */
public record NodeGroup(Verdict verdict, List<Node> nodes) {

  public NodeGroup {
    nodes = List.copyOf(nodes);
  }

  /** Returns the nodes by their kinds, which are numbered in the order of their first nodes. */
  static List<NodeGroup> of(NodeIndex table, NodeClasses kinds, List<Verdict> verdicts) {
    List<List<Node>> byKind = new ArrayList<>();
    for (int kind = 0; kind < kinds.count(); kind++) {
      byKind.add(new ArrayList<>());
    }
    for (int i = 0; i < table.size(); i++) {
      byKind.get(kinds.of(i)).add(table.nodes().get(i));
    }
    List<NodeGroup> groups = new ArrayList<>();
    for (int kind = 0; kind < kinds.count(); kind++) {
      groups.add(new NodeGroup(verdicts.get(kind), byKind.get(kind)));
    }
    return groups;
  }
}
