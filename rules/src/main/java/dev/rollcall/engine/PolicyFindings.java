package dev.rollcall.engine;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.reading.UnresolvedPlaces;
import dev.rollcall.engine.ruleset.Findings;
import dev.rollcall.engine.ruleset.FindingsByFile;
import dev.rollcall.source.ObjectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What policies say, in lists as they were told: one for each object. There may be 100,000 findings
 * of thousands of objects, so nobody goes through all of them without need.
 */
final class PolicyFindings {

  private final List<Told> lists;

  /**
   * What was told together.
   *
   * @param errors whether a policy met an error
   * @param unresolved whether something is about a value that another tool fills in
   */
  record Told(List<Finding> findings, boolean errors, boolean unresolved) {

    static Told of(List<Finding> told) {
      List<Finding> findings = Findings.sortedDistinct(told);
      boolean errors = false;
      for (Finding finding : findings) {
        errors |= isPolicyError(finding);
      }
      return new Told(findings, errors, UnresolvedPlaces.areIn(findings));
    }

    Told without(Set<Refused> refused) {
      List<Finding> taken = new ArrayList<>(findings);
      taken.removeIf(error -> isPolicyError(error) && refused.contains(Refused.of(error)));
      return of(taken);
    }
  }

  /** An object of a file. */
  private record Refused(String file, @Nullable ObjectId object) {

    static Refused of(Finding finding) {
      return new Refused(finding.location().file().name(), finding.object());
    }
  }

  PolicyFindings(List<Told> lists) {
    this.lists = List.copyOf(lists);
  }

  /**
   * Returns what policies say without the errors that they meet in objects that the API server
   * refuses: it validates an object before it asks them ({@code Store.Create}), so that they never
   * see what is missing there.
   *
   * @param others what else was found
   */
  PolicyFindings ofTaken(List<Finding> others) {
    boolean anyError = false;
    for (Told told : lists) {
      anyError |= told.errors();
    }
    if (!anyError) {
      return this;
    }
    Set<Refused> refused = new HashSet<>();
    for (Finding other : others) {
      if (other.category() == Category.REJECTED && other.severity() == Severity.ERROR) {
        refused.add(Refused.of(other));
      }
    }
    List<Told> taken = new ArrayList<>();
    for (Told told : lists) {
      taken.add(told.errors() ? told.without(refused) : told);
    }
    return new PolicyFindings(taken);
  }

  /**
   * Adds the findings to those of their files, but for what is about values that another tool fills
   * in.
   *
   * @param uncounted what is added to where such values were not counted before
   */
  void addTo(FindingsByFile found, List<SkippedInput> uncounted) {
    for (Told told : lists) {
      List<Finding> findings = told.findings();
      if (told.unresolved()) {
        findings = new ArrayList<>(findings);
        uncounted.addAll(UnresolvedPlaces.dropFrom(findings));
      }
      found.addInOrder(findings);
    }
  }

  /** Returns the findings in one list. */
  List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    lists.forEach(told -> all.addAll(told.findings()));
    return all;
  }

  private static boolean isPolicyError(Finding finding) {
    return finding.rule().equals("policy-error");
  }
}
