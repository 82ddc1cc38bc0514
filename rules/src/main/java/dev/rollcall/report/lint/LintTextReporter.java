package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.SkippedSummary;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.Span;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;

/**
 * Writes findings for people: position, message, the line with a caret below it, notes, a summary.
 */
public final class LintTextReporter implements LintReporter {

  /** Of a line this long, as of JSON without breaks, the position says little. */
  private static final int LONG_LINE = 400;

  private final AnsiStyle style;
  private final int width;
  private final boolean summary;

  /** Creates a reporter that ends with a summary. */
  public LintTextReporter(AnsiStyle style, int width) {
    this(style, width, true);
  }

  /**
   * Creates a reporter.
   *
   * @param width the number of columns of a line
   * @param summary whether to end with a summary
   */
  public LintTextReporter(AnsiStyle style, int width, boolean summary) {
    this.style = style;
    this.width = width;
    this.summary = summary;
  }

  @Override
  public String report(RunResult result) {
    StringBuilder out = new StringBuilder();
    for (Finding finding : result.findings()) {
      finding(out, finding);
      out.append('\n');
    }
    if (summary) {
      summary(out, result, width);
    }
    return WorkflowCommandEscaper.escape(out.toString());
  }

  private void finding(StringBuilder out, Finding finding) {
    Location location = finding.location();
    Span span = location.span();
    out.append(
        style.strong(
            TextSanitizer.text(location.file().name()) + ":" + span.line() + ":" + span.column()));
    String source = HelmSource.from(location);
    if (source != null) {
      out.append(" (from ").append(TextSanitizer.text(source)).append(')');
    }
    ObjectId object = finding.object();
    if (object != null && location.file().width(span.line()) > LONG_LINE) {
      out.append(" (").append(TextSanitizer.text(object.toString())).append(')');
    }
    out.append('\n');
    String head = finding.severity().id() + "[" + finding.rule() + "]";
    String message = TextSanitizer.text(finding.message());
    out.append(style.severity(finding.severity(), head)).append(": ");
    WordWrap.append(out, message, head.length() + 2, 2, width);
    out.append('\n');
    new Snippet(location, style, width).append(out);
    int gutter = Integer.toString(span.line()).length();
    for (Note note : finding.notes()) {
      note(out, finding, note, gutter);
    }
    Fix fix = finding.fix();
    if (fix != null) {
      String command = fix.safe() ? " (--fix does it)" : "";
      line(out, gutter, "fix: " + fix.title() + command);
    }
  }

  private void note(StringBuilder out, Finding finding, Note note, int gutter) {
    Location at = note.location();
    String where = "";
    if (at != null) {
      boolean sameFile = at.file().name().equals(finding.location().file().name());
      where =
          (sameFile ? "line " : TextSanitizer.text(at.file().name()) + ":")
              + at.span().line()
              + ": ";
    }
    line(out, gutter, "note: " + where + note.message());
  }

  private void line(StringBuilder out, int gutter, String text) {
    String indent = " ".repeat(gutter + 1);
    String[] lines = text.split("\n", -1);
    out.append(indent).append(style.faint("=")).append(' ');
    WordWrap.append(out, TextSanitizer.text(lines[0]), gutter + 3, gutter + 9, width);
    out.append('\n');
    for (int i = 1; i < lines.length; i++) {
      out.append(indent).append("        ").append(TextSanitizer.text(lines[i])).append('\n');
    }
  }

  /** Appends what was found, and what was not looked at. */
  static void summary(StringBuilder out, RunResult result, int width) {
    int errors = result.count(Severity.ERROR);
    int warnings = result.count(Severity.WARNING);
    int infos = result.count(Severity.INFO);
    String verdict =
        errors + warnings + infos == 0
            ? "no findings"
            : Plural.count(errors, "error")
                + ", "
                + Plural.count(warnings, "warning")
                + (infos == 0 ? "" : ", " + Plural.count(infos, "info"));
    out.append(verdict)
        .append(" in ")
        .append(Plural.count(result.objects(), "object"))
        .append(" of ")
        .append(Plural.count(result.files(), "file"))
        .append(" for Kubernetes ")
        .append(result.versions())
        .append('\n');
    String skipped = SkippedSummary.of(result.skipped());
    if (!skipped.isEmpty()) {
      WordWrap.append(out, skipped, 0, 2, width);
      out.append('\n');
    }
    if (result.suppressed() > 0) {
      out.append(Plural.count(result.suppressed(), "finding")).append(" ignored\n");
    }
  }
}
