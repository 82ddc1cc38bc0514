package dev.rollcall.placement.scheduler;

import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The nodes of a cluster by number, and in columns by what DaemonSets ask of them, so that nodes
 * that look alike are decided once. Filled while one thread places; read-only afterwards.
 */
public final class NodeIndex {

  private final List<Node> nodes;
  private final Map<Node, Integer> numbers = new IdentityHashMap<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final Map<String, NodeClasses.Column> labels = new HashMap<>();
  private final Map<NodeSelectionKeys, NodeClasses> kinds = new HashMap<>();
  private final NodeClasses byTaints;

  public NodeIndex(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
    for (int i = 0; i < this.nodes.size(); i++) {
      numbers.put(this.nodes.get(i), i);
      byName.putIfAbsent(this.nodes.get(i).name(), i);
    }
    this.byTaints = NodeClasses.by(column(NodeIndex::taints));
  }

  public List<Node> nodes() {
    return nodes;
  }

  /** Returns the nodes of some numbers, which are not to be changed. */
  public List<Node> nodes(BitSet numbers) {
    return new NodeSubset(nodes, numbers);
  }

  /** Returns no node yet. */
  public NumberedNodes noNodes() {
    return new NumberedNodes(nodes, new int[0]);
  }

  /** Returns the nodes of a kind. */
  public NumberedNodes nodes(NodeClasses kinds, int kind) {
    return new NumberedNodes(nodes, kinds.numbers(kind));
  }

  public int size() {
    return nodes.size();
  }

  /** Returns the number of the node, -1 where it is none of these. */
  public int number(Node node) {
    return numbers.getOrDefault(node, -1);
  }

  /** Returns the number of the first node of the name, -1 where there is none. */
  public int number(String name) {
    return byName.getOrDefault(name, -1);
  }

  /** Returns the nodes of which the number is one of some. */
  public List<Node> select(IntPredicate which) {
    List<Node> selected = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      if (which.test(node)) {
        selected.add(nodes.get(node));
      }
    }
    return Collections.unmodifiableList(selected);
  }

  /** Returns how many nodes there are of which the number is one of some. */
  public int count(IntPredicate which) {
    int count = 0;
    for (int node = 0; node < nodes.size(); node++) {
      count += which.test(node) ? 1 : 0;
    }
    return count;
  }

  /** Returns the kinds of nodes that differ in their taints or in an answer to the question. */
  public NodeClasses kinds(NodeSelectionKeys question) {
    NodeClasses known = kinds.get(question);
    if (known != null) {
      return known;
    }
    NodeClasses refined = byTaints;
    for (String key : question.keys()) {
      refined = refined.refine(label(key));
    }
    if (!question.names().isEmpty()) {
      List<String> names = question.names();
      refined = refined.refine(column(node -> names.contains(node.name()) ? node.name() : ""));
    }
    kinds.put(question, refined);
    return refined;
  }

  private NodeClasses.Column label(String key) {
    return labels.computeIfAbsent(
        key,
        absent ->
            column(
                node -> {
                  String value = node.labels().get(key);
                  return value == null ? "" : "=" + value;
                }));
  }

  private NodeClasses.Column column(Function<Node, String> property) {
    Map<String, Integer> values = new HashMap<>();
    int[] cells = new int[nodes.size()];
    for (int i = 0; i < cells.length; i++) {
      String value = property.apply(nodes.get(i));
      Integer number = values.putIfAbsent(value, values.size());
      cells[i] = number == null ? values.size() - 1 : number;
    }
    return new NodeClasses.Column(cells, values.size());
  }

  private static String taints(Node node) {
    if (node.taints().isEmpty()) {
      return node.partial() ? "?" : "";
    }
    StringBuilder out = new StringBuilder(node.partial() ? "?" : "");
    for (Taint taint : node.taints()) {
      if (!taint.effect().get().equals("PreferNoSchedule")) {
        out.append(taint).append('\n');
      }
    }
    return out.toString();
  }
}
