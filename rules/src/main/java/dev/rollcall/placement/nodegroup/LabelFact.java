package dev.rollcall.placement.nodegroup;

import dev.rollcall.source.FieldLocation;
import java.util.List;

/**
 * What is known of one label of the nodes of a group.
 *
 * @param values the possible values, sorted; empty if every node has the label with any value
 * @param afterStartup whether a node gets the label only some time after it joined
 * @param place the place of the label, or of the group if no file names the label
 */
public record LabelFact(
    List<String> values, boolean afterStartup, FactOrigin origin, FieldLocation place) {

  public LabelFact {
    values = isSorted(values) ? List.copyOf(values) : values.stream().distinct().sorted().toList();
  }

  /** Thousands of groups have one value, or the same few. */
  private static boolean isSorted(List<String> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether every node has the label with one known value. */
  public boolean isCertain() {
    return values.size() == 1;
  }

  /** Returns whether nothing is known of the value. */
  public boolean isAnyValue() {
    return values.isEmpty();
  }
}
