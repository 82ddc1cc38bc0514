package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Nodes on which everything has gone alike so far. The first of them stands for the others: what
 * happens is noted for it alone, until it is copied at the end.
 */
final class AlikeNodes {

  private final int[] firstOf;
  private final BitSet firsts = new BitSet();

  /** By the number of the first node, null if it stands for itself only. */
  private final @Nullable BitSet[] members;

  private AlikeNodes(int[] firstOf) {
    this.firstOf = firstOf;
    this.members = new BitSet[firstOf.length];
    for (int node = 0; node < firstOf.length; node++) {
      int first = firstOf[node];
      firsts.set(first);
      if (first != node) {
        BitSet alike = members[first];
        if (alike == null) {
          alike = new BitSet(firstOf.length);
          alike.set(first);
          members[first] = alike;
        }
        alike.set(node);
      }
    }
  }

  /** Returns nodes of which each stands for itself. */
  static AlikeNodes none(int nodes) {
    int[] itself = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      itself[node] = node;
    }
    return new AlikeNodes(itself);
  }

  /**
   * Returns the nodes by their classes.
   *
   * @param single the nodes that stand for themselves, whatever their class is
   */
  static AlikeNodes of(NodeClasses classes, BitSet single) {
    int[] first = new int[classes.count()];
    int[] firstOf = new int[classes.size()];
    for (int node = 0; node < firstOf.length; node++) {
      int known = first[classes.of(node)];
      if (single.get(node)) {
        firstOf[node] = node;
      } else {
        firstOf[node] = known == 0 ? node : known - 1;
        first[classes.of(node)] = firstOf[node] + 1;
      }
    }
    return new AlikeNodes(firstOf);
  }

  /** Returns whether any node stands for others. */
  boolean areShared() {
    return firsts.cardinality() < firstOf.length;
  }

  /** Returns the number of the node that stands for a node. */
  int first(int node) {
    return firstOf[node];
  }

  /** Returns the first node from a number on that stands for itself or for others, or -1. */
  int nextFirst(int from) {
    return firsts.nextSetBit(from);
  }

  /** Returns the number of nodes. */
  int size() {
    return firstOf.length;
  }

  /** Returns the nodes that stand for themselves or for others. */
  int[] firsts() {
    return firsts.stream().toArray();
  }

  /** Returns whether a node stands for others than itself. */
  boolean isShared(int first) {
    return members[first] != null;
  }

  /** Returns the nodes that a node stands for, itself included; not to be changed. */
  BitSet members(int first) {
    BitSet alike = members[first];
    if (alike == null) {
      alike = new BitSet(first + 1);
      alike.set(first);
    }
    return alike;
  }

  /** Returns those of some nodes that a node stands for. */
  BitSet some(int first, BitSet nodes) {
    BitSet some = (BitSet) members(first).clone();
    some.and(nodes);
    return some;
  }

  /** Returns all nodes that those stand for. */
  BitSet all(BitSet some) {
    BitSet all = new BitSet(firstOf.length);
    for (int first = some.nextSetBit(0); first >= 0; first = some.nextSetBit(first + 1)) {
      BitSet alike = members[first];
      if (alike == null) {
        all.set(first);
      } else {
        all.or(alike);
      }
    }
    return all;
  }

  /**
   * Parts nodes that were alike by what has become of them, and returns the nodes that stand for a
   * part and did not before.
   */
  List<Integer> split(int first, IntUnaryOperator outcome) {
    BitSet alike = members[first];
    if (alike == null) {
      return List.of();
    }
    Map<Integer, BitSet> parts = new HashMap<>();
    List<Integer> added = new ArrayList<>();
    for (int node = alike.nextSetBit(0); node >= 0; node = alike.nextSetBit(node + 1)) {
      BitSet part = parts.get(outcome.applyAsInt(node));
      if (part == null) {
        part = new BitSet(firstOf.length);
        parts.put(outcome.applyAsInt(node), part);
        if (node != first) {
          added.add(node);
          firsts.set(node);
        }
      }
      part.set(node);
    }
    for (BitSet part : parts.values()) {
      int own = part.nextSetBit(0);
      members[own] = part.cardinality() == 1 ? null : part;
      part.stream().forEach(node -> firstOf[node] = own);
    }
    return added;
  }
}
