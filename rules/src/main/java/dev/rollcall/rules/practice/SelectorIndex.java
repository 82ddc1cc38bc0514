package dev.rollcall.rules.practice;

import dev.rollcall.model.LabelSelector;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds among many workloads the few whose selectors or labels can have to do with given ones,
 * without comparing all with all.
 */
final class SelectorIndex<T> {

  private final Map<String, List<T>> byLabel = new HashMap<>();
  private final Map<String, List<T>> bySelector = new HashMap<>();
  private final List<T> all = new ArrayList<>();
  private final List<T> byExpressionOnly = new ArrayList<>();

  /** Takes in a workload with the labels of its pods and its selector. */
  void add(T workload, StringMap labels, LabelSelector selector) {
    all.add(workload);
    for (Map.Entry<String, Value<String>> label : labels.entries().entrySet()) {
      byLabel.computeIfAbsent(pair(label), pair -> new ArrayList<>(1)).add(workload);
    }
    if (selector.matchLabels().isEmpty()) {
      byExpressionOnly.add(workload);
      return;
    }
    bySelector.computeIfAbsent(pair(first(selector)), pair -> new ArrayList<>(1)).add(workload);
  }

  /**
   * Visits all that the selector, or that a selector over the labels, may match; rarely more, some
   * twice.
   *
   * @param visitor returns false to see no more
   */
  void visit(StringMap labels, LabelSelector selector, Predicate<T> visitor) {
    List<List<T>> lists = new ArrayList<>();
    lists.add(byExpressionOnly);
    for (Map.Entry<String, Value<String>> label : labels.entries().entrySet()) {
      lists.add(bySelector.getOrDefault(pair(label), List.of()));
    }
    lists.add(
        selector.matchLabels().isEmpty()
            ? all
            : byLabel.getOrDefault(pair(first(selector)), List.of()));
    for (List<T> list : lists) {
      for (T workload : list) {
        if (!visitor.test(workload)) {
          return;
        }
      }
    }
  }

  private static Map.Entry<String, Value<String>> first(LabelSelector selector) {
    return selector.matchLabels().entries().entrySet().iterator().next();
  }

  private static String pair(Map.Entry<String, Value<String>> label) {
    return label.getKey() + "=" + label.getValue().get();
  }
}
