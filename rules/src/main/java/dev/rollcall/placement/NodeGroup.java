package dev.rollcall.placement;

import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.NodeClasses;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.NodeVerdicts;
import dev.rollcall.placement.scheduler.NumberedNodes;
import java.util.ArrayList;
import java.util.List;

/** Nodes that are alike to a DaemonSet, and what the controller decides about them. */
public record NodeGroup(Verdict verdict, NumberedNodes nodes) {

  /** Returns the nodes by their kinds, which are numbered in the order of their first nodes. */
  static List<NodeGroup> of(NodeIndex table, NodeVerdicts verdicts) {
    NodeClasses kinds = verdicts.kinds();
    List<NodeGroup> groups = new ArrayList<>();
    for (int kind = 0; kind < kinds.count(); kind++) {
      groups.add(new NodeGroup(verdicts.byKind().get(kind), table.nodes(kinds, kind)));
    }
    return groups;
  }
}
