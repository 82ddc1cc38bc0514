package dev.rollcall.engine.ruleset;

import dev.rollcall.diagnostic.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts findings and drops repetitions: an anchor used twice makes a rule speak twice of the same
 * text.
 */
public final class Findings {

  private Findings() {}

  public static List<Finding> sortedDistinct(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(null);
    List<Finding> distinct = new ArrayList<>(sorted.size());
    for (Finding finding : sorted) {
      if (!isLast(finding, distinct)) {
        distinct.add(finding);
      }
    }
    return List.copyOf(distinct);
  }

  /** Returns whether a finding is among the last ones, which come at the same rank as it. */
  private static boolean isLast(Finding finding, List<Finding> sorted) {
    for (int i = sorted.size() - 1; i >= 0 && sorted.get(i).compareTo(finding) == 0; i--) {
      if (sorted.get(i).equals(finding)) {
        return true;
      }
    }
    return false;
  }
}
