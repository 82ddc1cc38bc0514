package dev.rollcall.report;

import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;

/** Writes the line that a finding is about, with its neighbours, as data of a page. */
final class PageSnippet {

  private static final int WIDTH = 160;
  private static final int LEAD = 40;
  private static final int MOST_CHARS = 1 << 20;

  private final SourceFile file;
  private final Span span;

  PageSnippet(Location location) {
    this.file = location.file();
    this.span = location.span();
  }

  /** Writes the field {@code snippet}: the lines before, the marked one in three parts, after. */
  void append(JsonWriter json) {
    int[] points = file.line(span.line()).codePoints().toArray();
    int start = Math.min(span.column() - 1, points.length);
    int end =
        span.endLine() > span.line()
            ? points.length
            : Math.min(span.endColumn() - 1, points.length);
    int from = points.length > WIDTH && end > WIDTH ? Math.max(0, start - LEAD) : 0;
    int to = Math.min(points.length, from + WIDTH);
    int shown = Math.max(start, Math.min(end, to));
    json.name("snippet").object();
    // Files of one enormous line have no neighbours worth the search for them.
    boolean neighbours = file.text().length() <= MOST_CHARS;
    json.field("before", neighbours && span.line() > 1 ? cut(file.line(span.line() - 1)) : null);
    json.field("head", (from > 0 ? "…" : "") + new String(points, from, start - from));
    json.field("mark", new String(points, start, shown - start));
    json.field("tail", new String(points, shown, to - shown) + (to < points.length ? "…" : ""));
    String after = neighbours ? cut(file.line(span.line() + 1)) : "";
    json.field("after", after.isEmpty() ? null : after);
    json.end();
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WIDTH)) + "…";
  }
}
