package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The labels and taints that occur on nodes, each once however many nodes there are. */
public final class NodeLabelsAndTaints {

  private final Map<String, Set<String>> labels = new TreeMap<>();
  private final List<Taint> taints = new ArrayList<>();

  /** What was probably meant, by what was asked for; an empty text where nothing is near. */
  private final Map<String, String> nearest = new ConcurrentHashMap<>();

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

  /** Returns the labels and taints that groups of nodes are known to have, on all or some nodes. */
  static NodeLabelsAndTaints ofGroups(List<DeclaredGroup> groups) {
    NodeLabelsAndTaints marks = new NodeLabelsAndTaints(List.of());
    Set<String> seen = new HashSet<>();
    for (DeclaredGroup group : groups) {
      group
          .labels()
          .forEach(
              (key, fact) ->
                  marks
                      .labels
                      .computeIfAbsent(key, absent -> new TreeSet<>())
                      .addAll(fact.values()));
      for (Taint taint : group.lastingTaints()) {
        if (seen.add(taint.toString())) {
          marks.taints.add(taint);
        }
      }
    }
    return marks;
  }

  /** Returns the keys of all labels, sorted. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(labels.keySet());
  }

  /** Returns the values that the label has, sorted; none where no node has it. */
  public Set<String> valuesOf(String key) {
    return Collections.unmodifiableSet(labels.getOrDefault(key, Set.of()));
  }

  /** Returns the key of some node that is spelt nearly so, null if there is none. */
  public @Nullable String nearestKey(String key) {
    return nearest(key, key, labels.keySet());
  }

  /** Returns the value that the label has somewhere and that is spelt nearly so, or null. */
  public @Nullable String nearestValue(String key, String value) {
    return nearest(key + "=" + value, value, valuesOf(key));
  }

  /** Thousands of nodes may have as many values, and thousands of DaemonSets ask for them. */
  private @Nullable String nearest(String question, String word, Set<String> known) {
    String answer = nearest.get(question);
    if (answer == null) {
      String near = Spelling.nearest(word, known);
      answer = near == null ? "" : near;
      nearest.put(question, answer);
    }
    return answer.isEmpty() ? null : answer;
  }

  /** Returns one of each taint, in the order of the nodes. */
  public List<Taint> taints() {
    return Collections.unmodifiableList(taints);
  }
}
