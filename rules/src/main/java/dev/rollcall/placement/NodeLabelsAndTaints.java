package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The labels and taints that occur on nodes, each once however many nodes there are. */
public final class NodeLabelsAndTaints {

  private final Map<String, Set<String>> labels = new TreeMap<>();
  private final List<Taint> taints = new ArrayList<>();

  NodeLabelsAndTaints(List<Node> nodes) {
    Set<String> seen = new HashSet<>();
    for (Node node : nodes) {
      node.labels()
          .entries()
          .forEach(
              (key, value) ->
                  labels.computeIfAbsent(key, absent -> new TreeSet<>()).add(value.get()));
      for (Taint taint : node.taints()) {
        if (seen.add(taint.toString())) {
          taints.add(taint);
        }
      }
    }
  }

  /** Returns the keys of all labels, sorted. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(labels.keySet());
  }

  /** Returns the values that the label has, sorted; none where no node has it. */
  public Set<String> valuesOf(String key) {
    return Collections.unmodifiableSet(labels.getOrDefault(key, Set.of()));
  }

  /** Returns one of each taint, in the order of the nodes. */
  public List<Taint> taints() {
    return Collections.unmodifiableList(taints);
  }
}
