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

  private final Map<String, List<Finding>> byFile = new HashMap<>();
  private @Nullable SourceFile file;
  private List<Finding> last = List.of();

  /** Adds findings behind those of the same files. */
  public void addAll(List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      SourceFile next = finding.location().file();
      if (next != file) {
        file = next;
        last = of(next.name());
      }
      last.add(finding);
    }
  }

  private List<Finding> of(String name) {
    List<Finding> known = byFile.get(name);
    if (known == null) {
      known = new ArrayList<>();
      byFile.put(name, known);
    }
    return known;
  }

  /** Puts in the place of the findings of each file what is made of them. */
  public void replaceEach(UnaryOperator<List<Finding>> change) {
    file = null;
    for (Map.Entry<String, List<Finding>> entry : byFile.entrySet()) {
      entry.setValue(new ArrayList<>(change.apply(entry.getValue())));
    }
  }

  /** Returns the findings of all files, by the names of these. */
  public List<Finding> all() {
    List<String> files = new ArrayList<>(byFile.keySet());
    files.sort(null);
    List<Finding> all = new ArrayList<>();
    for (String name : files) {
      all.addAll(byFile.getOrDefault(name, List.of()));
    }
    return List.copyOf(all);
  }
}
