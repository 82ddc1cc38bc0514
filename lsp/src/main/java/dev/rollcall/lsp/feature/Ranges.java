package dev.rollcall.lsp.feature;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Compares positions and ranges; the end of a range counts as in it, since a cursor may be there.
 */
final class Ranges {

  private Ranges() {}

  static boolean covers(Range range, Position position) {
    return compare(range.getStart(), position) <= 0 && compare(position, range.getEnd()) <= 0;
  }

  /** Returns whether ranges have a line in common: a cursor may be anywhere in the line. */
  static boolean shareLine(Range one, Range other) {
    return one.getStart().getLine() <= other.getEnd().getLine()
        && other.getStart().getLine() <= one.getEnd().getLine();
  }

  private static int compare(Position one, Position other) {
    int byLine = Integer.compare(one.getLine(), other.getLine());
    return byLine != 0 ? byLine : Integer.compare(one.getCharacter(), other.getCharacter());
  }
}
