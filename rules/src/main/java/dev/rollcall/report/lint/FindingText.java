package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.Span;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;

/** Writes one finding for people: position, message, the line with a caret below it, notes. */
final class FindingText {

  /** Of a line this long, as of JSON without breaks, the position says little. */
  private static final int LONG_LINE = 400;

  private static final int NAMED_FILES = 3;

  private final AnsiStyle style;
  private final int width;

  /**
   * Creates a writer.
   *
   * @param width the number of columns of a line
   */
  FindingText(AnsiStyle style, int width) {
    this.style = style;
    this.width = width;
  }

  /** Appends a finding with all that belongs to it. */
  void append(StringBuilder out, Finding finding) {
    place(out, finding);
    message(out, finding, "", 0, 2);
    new Snippet(finding.location(), style, width).append(out);
    int gutter = gutter(finding);
    for (Note note : finding.notes()) {
      note(out, finding, note, gutter);
    }
    Fix fix = finding.fix();
    if (fix != null) {
      String command = fix.safe() && isWritten(finding) ? " (--fix does it)" : "";
      line(out, gutter, "fix: " + fix.title() + command);
    }
  }

  /** Appends a finding with all that belongs to it, and where else it holds. */
  void append(StringBuilder out, RepeatedFinding repeated) {
    append(out, repeated.first());
    String elsewhere = repeated.elsewhere(NAMED_FILES);
    if (!elsewhere.isEmpty()) {
      line(out, gutter(repeated.first()), elsewhere);
    }
  }

  /** Appends the line and the message of a finding, below the name of its file. */
  void appendShort(StringBuilder out, RepeatedFinding repeated) {
    Span span = repeated.first().location().span();
    String place = "  " + span.line() + ":" + span.column() + " ";
    out.append(place);
    String elsewhere = repeated.elsewhere(1);
    message(
        out,
        repeated.first(),
        elsewhere.isEmpty() ? "" : " (" + elsewhere + ")",
        place.length(),
        4);
  }

  /** What was rendered is nowhere that a fix could be written to. */
  private static boolean isWritten(Finding finding) {
    return RenderedSource.of(finding.location()) == null;
  }

  private void place(StringBuilder out, Finding finding) {
    Location location = finding.location();
    Span span = location.span();
    out.append(
        style.strong(
            TextSanitizer.text(location.file().name()) + ":" + span.line() + ":" + span.column()));
    LineOrigin origin = RenderedSource.of(location);
    if (origin != null) {
      out.append(" (from ").append(TextSanitizer.text(origin.toString())).append(')');
    }
    ObjectId object = finding.object();
    if (object != null && location.file().width(span.line()) > LONG_LINE) {
      out.append(" (").append(TextSanitizer.text(object.toString())).append(')');
    }
    out.append('\n');
  }

  private void message(StringBuilder out, Finding finding, String more, int column, int indent) {
    String head = finding.severity().id() + "[" + finding.rule() + "]";
    out.append(style.severity(finding.severity(), head)).append(": ");
    String message = TextSanitizer.text(finding.message() + more);
    WordWrap.append(out, message, column + head.length() + 2, indent, width);
    out.append('\n');
  }

  private static int gutter(Finding finding) {
    return Integer.toString(finding.location().span().line()).length();
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
}
