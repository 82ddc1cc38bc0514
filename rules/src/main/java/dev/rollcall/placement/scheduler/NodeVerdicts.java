package dev.rollcall.placement.scheduler;

import dev.rollcall.placement.controller.Verdict;
import java.util.Arrays;
import java.util.List;

/** The controller's decisions about the nodes, by kind of node, for DaemonSets that want alike. */
public final class NodeVerdicts {

  private final NodeClasses kinds;
  private final List<Verdict> verdicts;
  private final boolean[] wanted;
  private final int desired;

  /**
   * Keeps decisions.
   *
   * @param kinds the nodes that are alike to these DaemonSets
   * @param verdicts by kind of node, none where they are unknown
   */
  public NodeVerdicts(NodeClasses kinds, List<Verdict> verdicts) {
    this.kinds = kinds;
    this.verdicts = List.copyOf(verdicts);
    this.wanted = new boolean[verdicts.size()];
    int nodes = 0;
    for (int kind = 0; kind < wanted.length; kind++) {
      wanted[kind] = verdicts.get(kind).runs();
      nodes += wanted[kind] ? kinds.nodes(kind) : 0;
    }
    this.desired = nodes;
  }

  public NodeClasses kinds() {
    return kinds;
  }

  /** Returns the decisions by kind of node, none where they are unknown. */
  public List<Verdict> byKind() {
    return verdicts;
  }

  public boolean isUnknown() {
    return verdicts.isEmpty() && kinds.size() > 0;
  }

  /** Returns what is decided about a node. */
  public Verdict of(int node) {
    return verdicts.get(kinds.of(node));
  }

  boolean isWanted(int node) {
    return wanted.length > 0 && wanted[kinds.of(node)];
  }

  /** Returns how many nodes are to have a pod. */
  int desired() {
    return desired;
  }

  /** Returns whether the same nodes are to have a pod. */
  boolean wantsSameNodes(NodeVerdicts other) {
    return kinds == other.kinds && Arrays.equals(wanted, other.wanted);
  }

  int hashOfWanted() {
    return 31 * System.identityHashCode(kinds) + Arrays.hashCode(wanted);
  }
}
