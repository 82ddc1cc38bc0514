package dev.rollcall.report.lint;

import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.text.JsonWriter;

/** Writes the line that a finding is about, with its neighbours, as data of a page. */
final class HtmlSnippet {

  private static final int WIDTH = 160;
  private static final int LEAD = 40;

  private final SourceFile file;
  private final Span span;

  HtmlSnippet(Location location) {
    this.file = location.file();
    this.span = location.span();
  }

  /** Writes the field {@code snippet}: the lines before, the marked one in three parts, after. */
  void append(JsonWriter json) {
    int length = file.width(span.line());
    int start = Math.min(span.column() - 1, length);
    int end = span.endLine() > span.line() ? length : Math.min(span.endColumn() - 1, length);
    int from = length > WIDTH && end > WIDTH ? Math.max(0, start - LEAD) : 0;
    int to = Math.min(length, from + WIDTH);
    int shown = Math.max(start, Math.min(end, to));
    json.name("snippet").object();
    json.field("before", span.line() > 1 ? cut(span.line() - 1) : null);
    json.field("head", (from > 0 ? "…" : "") + part(from, start));
    json.field("mark", part(start, shown));
    json.field("tail", part(shown, to) + (to < length ? "…" : ""));
    String after = cut(span.line() + 1);
    json.field("after", after.isEmpty() ? null : after);
    json.end();
  }

  private String part(int from, int to) {
    return file.line(span.line(), from + 1, to + 1);
  }

  private String cut(int line) {
    return file.line(line, 1, WIDTH + 1) + (file.width(line) > WIDTH ? "…" : "");
  }
}
