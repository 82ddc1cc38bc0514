package dev.rollcall.placement.scheduler;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;

/** Finds the nodes on which the same will happen, before anything is placed. */
final class AlikeNodesFinder {

  /** Fewer are placed on by the time that they have been compared. */
  private static final int MANY = 16;

  private final List<SchedulingState> states;
  private final NodeInfos nodeInfos;
  private final int nodes;

  AlikeNodesFinder(List<SchedulingState> states, NodeInfos nodeInfos, int nodes) {
    this.states = states;
    this.nodeInfos = nodeInfos;
    this.nodes = nodes;
  }

  /**
   * Nodes are alike if they have the same room, no pods, and the same DaemonSets want pods there.
   * What pods on other nodes say is looked at when they are placed.
   */
  AlikeNodes find() {
    if (nodes < MANY) {
      return AlikeNodes.none(nodes);
    }
    NodeClasses classes = NodeClasses.by(column(nodeInfos::freePods));
    for (int resource = 0; resource < nodeInfos.resources(); resource++) {
      int number = resource;
      classes = classes.refine(column(node -> nodeInfos.allocatable(node, number)));
    }
    BitSet single = nodeInfos.withExistingPods();
    Set<Object> known = new HashSet<>();
    for (SchedulingState state : states) {
      state.addExistingTo(single);
      if (known.add(state.schedulableKey())) {
        classes = classes.refine(new NodeClasses.Column(cells(state), 2));
      }
      if (classes.count() + single.cardinality() > nodes / 2) {
        return AlikeNodes.none(nodes);
      }
    }
    return AlikeNodes.of(classes, single);
  }

  private int[] cells(SchedulingState state) {
    int[] cells = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      cells[node] = state.isSchedulable(node) ? 1 : 0;
    }
    return cells;
  }

  private NodeClasses.Column column(IntToLongFunction property) {
    Map<Long, Integer> values = new HashMap<>();
    int[] cells = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      Integer number = values.putIfAbsent(property.applyAsLong(node), values.size());
      cells[node] = number == null ? values.size() - 1 : number;
    }
    return new NodeClasses.Column(cells, values.size());
  }
}
