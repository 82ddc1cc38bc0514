package dev.rollcall.engine.ruleset;

import dev.rollcall.diagnostic.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Sorts findings and drops repetitions: an anchor used twice makes a rule speak twice of the same
 * text.
 */
public final class Findings {

  /** So many are sorted file by file. */
  private static final int MANY = 1000;

  private Findings() {}

  public static List<Finding> sortedDistinct(List<Finding> findings) {
    if (findings.size() < MANY) {
      return sortedDistinctAtOnce(findings);
    }
    // Most comparisons would be of names of files, and nearly all of equal ones.
    FindingsByFile byFile = new FindingsByFile();
    byFile.addAll(findings);
    return byFile.all();
  }

  /**
   * Returns findings with those that are in order already.
   *
   * @param others what comes before what it is equal to in rank
   */
  static List<Finding> joined(List<Finding> ordered, List<Finding> others) {
    List<Finding> sorted = sortedDistinctAtOnce(others);
    if (ordered.isEmpty()) {
      return sorted;
    }
    List<Finding> joined = new ArrayList<>(ordered.size() + sorted.size());
    int next = 0;
    for (Finding finding : ordered) {
      while (next < sorted.size() && sorted.get(next).compareTo(finding) <= 0) {
        joined.add(sorted.get(next++));
      }
      boolean sameRank = next > 0 && sorted.get(next - 1).compareTo(finding) == 0;
      if (!sameRank || !isLast(finding, joined)) {
        joined.add(finding);
      }
    }
    joined.addAll(sorted.subList(next, sorted.size()));
    return joined;
  }

  private static List<Finding> sortedDistinctAtOnce(List<Finding> findings) {
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
      // Where policies are much alike, they say the same of the same place.
      boolean samePolicy = Objects.equals(sorted.get(i).policy(), finding.policy());
      if (samePolicy && sorted.get(i).equals(finding)) {
        return true;
      }
    }
    return false;
  }
}
