package dev.rollcall.engine.ruleset;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, List<Finding>> byFile = byFile(findings);
    List<String> files = new ArrayList<>(byFile.keySet());
    files.sort(null);
    List<Finding> sorted = new ArrayList<>(findings.size());
    for (String file : files) {
      sorted.addAll(sortedDistinctAtOnce(byFile.getOrDefault(file, List.of())));
    }
    return List.copyOf(sorted);
  }

  private static Map<String, List<Finding>> byFile(List<Finding> findings) {
    Map<String, List<Finding>> byFile = new HashMap<>();
    SourceFile file = null;
    List<Finding> last = List.of();
    for (Finding finding : findings) {
      SourceFile next = finding.location().file();
      if (next != file) {
        file = next;
        last = byFile.computeIfAbsent(file.name(), name -> new ArrayList<>());
      }
      last.add(finding);
    }
    return byFile;
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
      if (sorted.get(i).equals(finding)) {
        return true;
      }
    }
    return false;
  }
}
