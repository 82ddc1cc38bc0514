package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.text.Plural;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be said in the same words of several places, as of generated copies or of releases.
 *
 * @param first the finding at the first of the places
 * @param others the findings at the others, in their order
 */
record RepeatedFinding(Finding first, List<Finding> others) {

  private static final int NAMED_LINES = 4;

  RepeatedFinding {
    others = List.copyOf(others);
  }

  /** Returns findings with those joined that differ in nothing but their place. */
  static List<RepeatedFinding> of(List<Finding> findings) {
    Map<String, List<Finding>> same = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String key = key(finding);
      List<Finding> group = same.get(key);
      if (group == null) {
        group = new ArrayList<>();
        same.put(key, group);
      }
      group.add(finding);
    }
    List<RepeatedFinding> joined = new ArrayList<>();
    for (List<Finding> group : same.values()) {
      joined.add(new RepeatedFinding(group.get(0), group.subList(1, group.size())));
    }
    return joined;
  }

  private static String key(Finding finding) {
    StringBuilder key = new StringBuilder(finding.severity().id());
    key.append('\n').append(finding.rule()).append('\n').append(finding.message());
    for (Note note : finding.notes()) {
      key.append('\n').append(note.message());
    }
    for (String minor : finding.minors()) {
      key.append('\n').append(minor);
    }
    return key.toString();
  }

  /** Returns the number of places. */
  int count() {
    return 1 + others.size();
  }

  /**
   * Returns where else it holds, empty if it is nowhere else.
   *
   * @param mostFiles of how many files to name places; further ones are counted
   */
  String elsewhere(int mostFiles) {
    if (others.isEmpty()) {
      return "";
    }
    Map<String, List<Integer>> lines = new LinkedHashMap<>();
    for (Finding other : others) {
      String file = other.location().file().name();
      List<Integer> known = lines.get(file);
      if (known == null) {
        known = new ArrayList<>();
        lines.put(file, known);
      }
      known.add(other.location().span().line());
    }
    StringBuilder text = new StringBuilder("the same at ");
    int files = 0;
    int left = others.size();
    for (Map.Entry<String, List<Integer>> file : lines.entrySet()) {
      if (files == mostFiles) {
        break;
      }
      boolean own = file.getKey().equals(first.location().file().name());
      String where = own ? (file.getValue().size() == 1 ? "line " : "lines ") : file.getKey() + ":";
      text.append(files == 0 ? "" : ", ").append(where);
      left -= name(text, file.getValue());
      files++;
    }
    if (left > 0) {
      text.append(" and ").append(Plural.count(left, "more place"));
      int unnamed = lines.size() - files;
      text.append(unnamed == 0 ? "" : " in " + Plural.count(unnamed, "more file"));
    }
    return text.toString();
  }

  private static int name(StringBuilder text, List<Integer> lines) {
    int named = Math.min(lines.size(), NAMED_LINES);
    for (int i = 0; i < named; i++) {
      text.append(i == 0 ? "" : ", ").append(lines.get(i));
    }
    return named;
  }
}
