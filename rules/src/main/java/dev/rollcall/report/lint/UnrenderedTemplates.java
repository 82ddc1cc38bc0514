package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.reading.TemplateSummary;
import dev.rollcall.engine.reading.UnrenderedMessage;
import dev.rollcall.engine.reading.UnrenderedMessage.Remedy;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells of all charts and directories of templates in a line each what renders them. */
final class UnrenderedTemplates {

  private static final int MOST_LINES = 8;
  private static final String DIRECTORY = "; render them first:";
  private static final String EACH = "render them with --render, or one chart at a time:";

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

  /** Appends a paragraph for each advice that is given, and one for directories without a chart. */
  void append(StringBuilder out, AnsiStyle style, int width) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (Finding finding : all) {
      UnrenderedMessage message = UnrenderedMessage.of(finding.message());
      String tail =
          switch (message.remedy()) {
            case RENDER_FIRST -> DIRECTORY;
            case NAME_CHART -> "; " + EACH;
            case INSTALL_HELM -> "; install helm, then " + EACH;
            case AS_ASKED -> message.advice() + ":";
          };
      boolean chart =
          message.remedy() == Remedy.NAME_CHART || message.remedy() == Remedy.INSTALL_HELM;
      String line = chart ? message.command() : directoryOf(finding);
      lists.computeIfAbsent(tail, key -> new ArrayList<>()).add(line);
    }
    lists.forEach((tail, lines) -> append(out, tail, lines, style, width));
  }

  private void append(
      StringBuilder out, String tail, List<String> lines, AnsiStyle style, int width) {
    head(out, style);
    String what = tail.equals(DIRECTORY) ? "directory" : "chart";
    String counted = Plural.count(lines.size(), what);
    String advice = lines.size() == 1 ? tail.replace(EACH, "render them with:") : tail;
    wrap(out, "the templates of " + counted + " were not rendered" + advice, width);
    list(out, lines, what);
  }

  private static String directoryOf(Finding finding) {
    String file = finding.location().file().name();
    int slash = file.lastIndexOf('/');
    return slash < 0 ? "." : file.substring(0, slash + 1);
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
