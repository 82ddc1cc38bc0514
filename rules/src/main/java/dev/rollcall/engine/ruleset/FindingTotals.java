package dev.rollcall.engine.ruleset;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How many findings there are, counted once: several ask, and there may be 100,000. */
public final class FindingTotals {

  private final int[] bySeverity = new int[Severity.values().length];
  private final Set<String> rules = new HashSet<>();
  private String lastRule = "";

  private FindingTotals() {}

  /** Counts findings. */
  public static FindingTotals of(List<Finding> findings) {
    FindingTotals totals = new FindingTotals();
    for (int i = 0; i < findings.size(); i++) {
      totals.add(findings.get(i));
    }
    return totals;
  }

  private void add(Finding finding) {
    bySeverity[finding.severity().ordinal()]++;
    if (!finding.rule().equals(lastRule)) {
      lastRule = finding.rule();
      rules.add(lastRule);
    }
  }

  int of(Severity severity) {
    return bySeverity[severity.ordinal()];
  }

  boolean areOf(String rule) {
    return rules.contains(rule);
  }
}
