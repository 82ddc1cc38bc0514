package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The nodes where a pod of a DaemonSet waits, and why; reasons have numbers, from 1. */
final class WaitingPods {

  private final List<List<String>> reasons = new ArrayList<>();
  private final Map<List<String>, Integer> numbers = new HashMap<>();
  private final int[] byNode;
  private @Nullable List<String> lastReasons;
  private int lastNumber;

  WaitingPods(int nodes) {
    byNode = new int[nodes];
  }

  /** Returns the number of reasons, in the order in which they were found. */
  int number(List<String> why) {
    // Neighbours wait for the same reason, which is the same list then.
    if (why != lastReasons) {
      Integer number = numbers.get(why);
      if (number == null) {
        reasons.add(List.copyOf(why));
        number = reasons.size();
        numbers.put(why, number);
      }
      lastReasons = why;
      lastNumber = number;
    }
    return lastNumber;
  }

  /** Notes that the pod of a node waits for reasons of a number, or that it does not. */
  void mark(int node, int why) {
    byNode[node] = why;
  }

  void copy(int from, int to) {
    byNode[to] = byNode[from];
  }

  boolean isOn(int node) {
    return byNode[node] > 0;
  }

  /** Returns why the pod of a node waits, null if it does not. */
  @Nullable List<String> reasons(int node) {
    return byNode[node] == 0 ? null : reasons.get(byNode[node] - 1);
  }

  /** Returns all reasons for which a pod waits or waited. */
  List<List<String>> reasons() {
    return List.copyOf(reasons);
  }

  /** Visits nodes whose pods wait for the same reasons, in the order of their first ones. */
  void forEach(BiConsumer<List<String>, BitSet> visitor) {
    Map<Integer, BitSet> nodes = new LinkedHashMap<>();
    BitSet[] byReasons = new BitSet[reasons.size() + 1];
    for (int node = 0; node < byNode.length; node++) {
      int why = byNode[node];
      if (why > 0) {
        BitSet same = byReasons[why];
        if (same == null) {
          same = new BitSet(byNode.length);
          byReasons[why] = same;
          nodes.put(why, same);
        }
        same.set(node);
      }
    }
    nodes.forEach((why, same) -> visitor.accept(reasons.get(why - 1), same));
  }
}
