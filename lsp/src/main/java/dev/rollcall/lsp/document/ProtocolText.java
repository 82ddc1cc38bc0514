package dev.rollcall.lsp.document;

import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * A text with the positions of the protocol: lines and characters from 0, characters in UTF-16 code
 * units. YAML 1.1 breaks lines at more characters than the protocol does, so both are told apart.
 */
public final class ProtocolText {

  private final String text;
  private final int[] starts;

  public ProtocolText(String text) {
    this.text = text;
    this.starts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[64];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  public String text() {
    return text;
  }

  /** Returns the offset of a position, which may be past the end of its line or of the text. */
  public int offset(Position position) {
    int line = Math.max(0, position.getLine());
    if (line >= starts.length) {
      return text.length();
    }
    int offset = starts[line] + Math.max(0, position.getCharacter());
    return Math.min(offset, endOfLine(line));
  }

  /** Returns the position of an offset. */
  public Position position(int offset) {
    int at = Math.max(0, Math.min(offset, text.length()));
    int found = Arrays.binarySearch(starts, at);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line, at - starts[line]);
  }

  /** Returns the offset of the end of a line, its break not counted. */
  public int endOfLine(int line) {
    if (line + 1 >= starts.length) {
      return text.length();
    }
    int end = starts[line + 1] - 1;
    return end > starts[line] && text.charAt(end - 1) == '\r' && text.charAt(end) == '\n'
        ? end - 1
        : end;
  }

  /** Returns the text of a line without its break, or the empty string past the end. */
  public String line(int line) {
    return line < 0 || line >= starts.length ? "" : text.substring(starts[line], endOfLine(line));
  }

  public int lines() {
    return starts.length;
  }

  /** Returns the range between two offsets. */
  public Range range(int start, int end) {
    return new Range(position(start), position(Math.max(start, end)));
  }

  /** Returns the range of a location in this text. */
  public Range range(Location location) {
    SourceFile file = location.file();
    Span span = location.span();
    int start = file.offset(span.line(), span.column());
    return range(start, file.offset(span.endLine(), span.endColumn()));
  }

  /** Returns the range of a location to mark: up to the end of its line if it is empty. */
  public Range marked(Location location) {
    Range range = range(location);
    if (!range.getStart().equals(range.getEnd())) {
      return range;
    }
    int line = range.getStart().getLine();
    return new Range(range.getStart(), position(endOfLine(line)));
  }
}
