package dev.rollcall.report.lint;

import dev.rollcall.report.AnsiStyle;
import dev.rollcall.source.Location;
import dev.rollcall.source.Span;
import dev.rollcall.text.TextSanitizer;

/** Shows the line that a finding is about, with carets below what it speaks of. */
final class Snippet {

  private static final String MORE = "…";

  private final Location location;
  private final AnsiStyle style;
  private final int width;

  Snippet(Location location, AnsiStyle style, int width) {
    this.location = location;
    this.style = style;
    this.width = width;
  }

  void append(StringBuilder out) {
    Span span = location.span();
    int length = location.file().width(span.line());
    String number = Integer.toString(span.line());
    int start = Math.min(span.column() - 1, length);
    int end = span.endLine() > span.line() ? length : Math.min(span.endColumn() - 1, length);
    int room = Math.max(20, width - number.length() - 3);
    int from = 0;
    // A long line is cut so that what is pointed at stays in view.
    if (length > room && end > room - 1) {
      from = Math.max(0, Math.min(start - 8, length - room + 1));
    }
    int to = Math.min(length, from + room - (from > 0 ? 1 : 0));
    String cut = from > 0 ? MORE : "";
    String part = location.file().line(span.line(), from + 1, to + 1).replace('\t', ' ');
    if (part.isBlank()) {
      return;
    }
    String shown = cut + part;
    if (to < length) {
      shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1)) + MORE;
    }
    int shift = start - from + cut.length();
    int carets = Math.max(1, Math.min(end, to) - start);
    String gutter = " ".repeat(number.length());
    out.append(style.faint(number + " |"))
        .append(' ')
        .append(TextSanitizer.text(shown))
        .append('\n');
    out.append(gutter)
        .append(style.faint(" |"))
        .append(' ')
        .append(" ".repeat(shift))
        .append(style.strong("^".repeat(carets)))
        .append('\n');
  }
}
