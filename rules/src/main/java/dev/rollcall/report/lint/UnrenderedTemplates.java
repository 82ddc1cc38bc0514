package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.reading.TemplateSummary;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.List;

/** Tells of all charts and directories of templates in a line each what renders them. */
final class UnrenderedTemplates {

  private static final int MOST_LINES = 8;

  private final List<Finding> all;

  private UnrenderedTemplates(List<Finding> all) {
    this.all = all;
  }

  /** Returns the findings about templates, none if there is only one: it is told as others are. */
  static UnrenderedTemplates among(List<Finding> findings) {
    List<Finding> all = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.rule().equals(TemplateSummary.RULE)) {
        all.add(finding);
      }
    }
    return new UnrenderedTemplates(all.size() > 1 ? all : List.of());
  }

  /** Returns the other findings. */
  List<Finding> others(List<Finding> findings) {
    if (all.isEmpty()) {
      return findings;
    }
    List<Finding> others = new ArrayList<>();
    for (Finding finding : findings) {
      if (!finding.rule().equals(TemplateSummary.RULE)) {
        others.add(finding);
      }
    }
    return others;
  }

  /** Appends a paragraph for charts and one for directories without a chart. */
  void append(StringBuilder out, AnsiStyle style, int width) {
    List<String> charts = new ArrayList<>();
    List<String> directories = new ArrayList<>();
    for (Finding finding : all) {
      int advice = finding.message().lastIndexOf(TemplateSummary.ADVICE);
      String file = finding.location().file().name();
      if (advice >= 0) {
        charts.add(finding.message().substring(advice));
      } else {
        int slash = file.lastIndexOf('/');
        directories.add(slash < 0 ? "." : file.substring(0, slash + 1));
      }
    }
    if (!charts.isEmpty()) {
      head(out, style);
      String what = Plural.count(charts.size(), "chart");
      String message = "the templates of " + what + " were not rendered; render them with";
      wrap(out, message + " --render, or one chart at a time:", width);
      list(out, charts, "chart");
    }
    if (!directories.isEmpty()) {
      head(out, style);
      String what = Plural.count(directories.size(), "directory");
      wrap(out, "the templates of " + what + " were not rendered; render them first:", width);
      list(out, directories, "directory");
    }
  }

  private void head(StringBuilder out, AnsiStyle style) {
    Severity severity = all.get(0).severity();
    out.append(style.severity(severity, severity.id() + "[" + TemplateSummary.RULE + "]"));
    out.append(": ");
  }

  private static void wrap(StringBuilder out, String message, int width) {
    int column = "warning[]: ".length() + TemplateSummary.RULE.length();
    WordWrap.append(out, message, column, 2, width);
  }

  private static void list(StringBuilder out, List<String> lines, String what) {
    out.append('\n');
    int named = lines.size() <= MOST_LINES ? lines.size() : MOST_LINES - 1;
    for (String line : lines.subList(0, named)) {
      out.append("  ").append(TextSanitizer.text(line)).append('\n');
    }
    int left = lines.size() - named;
    if (left > 0) {
      out.append("  and ").append(Plural.count(left, "more " + what));
      out.append(" (--show-all names each)\n");
    }
    out.append('\n');
  }
}
