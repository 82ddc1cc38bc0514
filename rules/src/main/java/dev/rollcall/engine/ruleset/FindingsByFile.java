package dev.rollcall.engine.ruleset;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a run, file by file. There may be 100,000 of them, of thousands of files: a loop
 * over all is interpreted for most of its length, what is called for each file is compiled early.
 */
public final class FindingsByFile {

  private final Map<String, Of> byFile = new HashMap<>();
  private @Nullable SourceFile file;
  private Of last = new Of();

  /** The findings of one file. */
  private static final class Of {

    /** Those that are in order, without repetition. */
    private List<Finding> ordered = List.of();

    private final List<Finding> others = new ArrayList<>(2);

    void order() {
      if (!others.isEmpty()) {
        ordered = Findings.joined(ordered, others);
        others.clear();
      }
    }
  }

  /** Adds findings before those of the same files that are in order. */
  public void addAll(List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      of(finding.location().file()).others.add(finding);
    }
  }

  /** Adds findings that {@link Findings#sortedDistinct} has put in order. */
  public void addInOrder(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    Of of = of(findings.get(0).location().file());
    for (int i = 0; i < findings.size(); i++) {
      if (!of.ordered.isEmpty() || findings.get(i).location().file() != file) {
        addAll(findings);
        return;
      }
    }
    of.ordered = findings;
  }

  private Of of(SourceFile next) {
    if (next != file) {
      file = next;
      Of known = byFile.get(next.name());
      if (known == null) {
        known = new Of();
        byFile.put(next.name(), known);
      }
      last = known;
    }
    return last;
  }

  /** Puts the findings of each file in order, and something made of them in their place. */
  public void replaceEach(UnaryOperator<List<Finding>> change) {
    for (Of of : byFile.values()) {
      of.order();
      of.ordered = change.apply(of.ordered);
    }
  }

  /** Returns the findings of all files in order, by the names of these. */
  public List<Finding> all() {
    List<String> files = new ArrayList<>(byFile.keySet());
    files.sort(null);
    List<Finding> all = new ArrayList<>();
    for (String name : files) {
      Of of = byFile.getOrDefault(name, last);
      of.order();
      all.addAll(of.ordered);
    }
    return List.copyOf(all);
  }
}
