package dev.rollcall.source;

/**
 * A text that was read, under the name that the user knows it by.
 *
 * @param name the path as given or as found below what was given, with {@code /} between its parts;
 *     {@code -} is standard input
 * @param text the whole text, decoded
 */
public record SourceFile(String name, String text) implements Comparable<SourceFile> {

  /**
   * Returns the text of the 1-based line without its line end, or the empty string past the end.
   */
  public String line(int line) {
    int start = lineStart(line);
    return start < 0 ? "" : text.substring(start, lineEnd(start));
  }

  /**
   * Returns the offset into the text, in chars, of a 1-based position, at most the end of its line.
   */
  public int offset(int line, int column) {
    int start = lineStart(line);
    if (start < 0) {
      return text.length();
    }
    int end = lineEnd(start);
    return text.offsetByCodePoints(start, Math.min(column - 1, text.codePointCount(start, end)));
  }

  /** Returns the span of a stretch of the text, the inverse of {@link #offset}. */
  public Span span(int start, int end) {
    int line = 1;
    int from = lineStart(1);
    int startLine = 0;
    int startColumn = 0;
    while (true) {
      int to = lineEnd(from);
      int next = to + (text.startsWith("\r\n", to) ? 2 : 1);
      boolean last = to == text.length();
      if (startLine == 0 && (start < next || last)) {
        startLine = line;
        startColumn = text.codePointCount(from, Math.max(from, start)) + 1;
      }
      if (end < next || last) {
        int endColumn = text.codePointCount(from, Math.max(from, end)) + 1;
        return new Span(startLine, startColumn, line, endColumn);
      }
      from = next;
      line++;
    }
  }

  private int lineStart(int line) {
    // A byte order mark has no column.
    int start = !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
    for (int i = 1; i < line; i++) {
      int end = lineEnd(start);
      if (end == text.length()) {
        return -1;
      }
      start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return start;
  }

  private int lineEnd(int start) {
    int end = start;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** YAML 1.1 counts these as line breaks, so positions do too. */
  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  @Override
  public int compareTo(SourceFile other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
