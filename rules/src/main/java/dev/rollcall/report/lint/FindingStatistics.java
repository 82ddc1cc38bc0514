package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.report.TextTable;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** How many findings there are of each rule, in each file and in each directory. */
final class FindingStatistics {

  private static final Comparator<Count> MOST_FIRST =
      Comparator.comparingInt(Count::total)
          .reversed()
          .thenComparing(Count::worst)
          .thenComparing(Count::name);

  private final List<Finding> findings;

  /** The findings that have something in common. */
  private static final class Count {
    private final String name;
    private final int[] bySeverity = new int[Severity.values().length];
    private final Set<String> files = new HashSet<>();
    private int fixable;

    Count(String name) {
      this.name = name;
    }

    void add(Finding finding) {
      bySeverity[finding.severity().ordinal()]++;
      files.add(file(finding));
      fixable += finding.fix() != null && finding.fix().safe() ? 1 : 0;
    }

    String name() {
      return name;
    }

    int total() {
      int total = 0;
      for (int count : bySeverity) {
        total += count;
      }
      return total;
    }

    int of(Severity severity) {
      return bySeverity[severity.ordinal()];
    }

    /** Returns the worst severity, the only one unless a configuration says otherwise. */
    Severity worst() {
      for (Severity severity : Severity.values()) {
        if (of(severity) > 0) {
          return severity;
        }
      }
      return Severity.INFO;
    }
  }

  FindingStatistics(List<Finding> findings) {
    this.findings = List.copyOf(findings);
  }

  private List<Count> byRule() {
    return by(Finding::rule);
  }

  private List<Count> byFile() {
    return by(FindingStatistics::file);
  }

  private List<Count> byDirectory() {
    return by(
        finding -> {
          String file = file(finding);
          int slash = file.lastIndexOf('/');
          return slash < 0 ? "." : file.substring(0, slash + 1);
        });
  }

  private static String file(Finding finding) {
    return finding.location().file().name();
  }

  private List<Count> by(Function<Finding, String> common) {
    Map<String, Count> counts = new LinkedHashMap<>();
    for (Finding finding : findings) {
      counts.computeIfAbsent(common.apply(finding), Count::new).add(finding);
    }
    List<Count> sorted = new ArrayList<>(counts.values());
    sorted.sort(MOST_FIRST);
    return sorted;
  }

  /** Appends a table of rules, those with errors before others. */
  void appendRules(StringBuilder out, int width, int most, boolean errorsFirst) {
    List<Count> rules = byRule();
    if (errorsFirst) {
      rules.sort(Comparator.comparing(Count::worst).thenComparing(MOST_FIRST));
    }
    TextTable table = new TextTable(List.of("COUNT", "SEVERITY", "RULE", "FILES", "FIXABLE"));
    for (Count rule : rules.subList(0, Math.min(most, rules.size()))) {
      table.row(
          List.of(
              Integer.toString(rule.total()),
              rule.worst().id(),
              rule.name(),
              Integer.toString(rule.files.size()),
              rule.fixable == 0 ? "" : Integer.toString(rule.fixable)));
    }
    table.append(out, "", width);
    further(out, rules, most, "rule");
  }

  /** Appends a table of the files with the most findings. */
  void appendFiles(StringBuilder out, int width, int most) {
    append(out, width, byFile(), most, "file");
  }

  /** Appends a table of the directories with the most findings. */
  void appendDirectories(StringBuilder out, int width, int most) {
    append(out, width, byDirectory(), most, "directory");
  }

  private static void append(
      StringBuilder out, int width, List<Count> places, int most, String what) {
    TextTable table =
        new TextTable(
            List.of("COUNT", "ERRORS", "WARNINGS", "INFOS", what.toUpperCase(Locale.ROOT)));
    for (Count place : places.subList(0, Math.min(most, places.size()))) {
      table.row(
          List.of(
              Integer.toString(place.total()),
              Integer.toString(place.of(Severity.ERROR)),
              Integer.toString(place.of(Severity.WARNING)),
              Integer.toString(place.of(Severity.INFO)),
              TextSanitizer.text(place.name())));
    }
    table.append(out, "", width);
    further(out, places, most, what);
  }

  private static void further(StringBuilder out, List<Count> all, int most, String what) {
    int left = all.size() - most;
    if (left > 0) {
      int findings = 0;
      for (Count count : all.subList(most, all.size())) {
        findings += count.total();
      }
      out.append(Plural.count(findings, "finding"))
          .append(" of ")
          .append(Plural.count(left, "further " + what))
          .append('\n');
    }
  }

  /**
   * Writes the field {@code statistics} into the object that is open.
   *
   * @param most of how many rules and files to tell
   */
  void write(JsonWriter json, int most) {
    json.name("statistics").object();
    write(json, "rules", "rule", byRule(), most);
    write(json, "files", "file", byFile(), most);
    json.end();
  }

  private static void write(
      JsonWriter json, String list, String name, List<Count> counts, int most) {
    json.name(list).array();
    for (Count count : counts.subList(0, Math.min(most, counts.size()))) {
      json.object();
      json.field(name, count.name());
      json.field("count", count.total());
      json.field("errors", count.of(Severity.ERROR));
      json.field("warnings", count.of(Severity.WARNING));
      json.field("infos", count.of(Severity.INFO));
      if (name.equals("rule")) {
        json.field("severity", count.worst().id());
        json.field("files", count.files.size());
      }
      json.field("fixable", count.fixable);
      json.end();
    }
    json.end();
  }
}
