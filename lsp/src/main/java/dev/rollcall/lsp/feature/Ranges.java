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

  static boolean overlap(Range one, Range other) {
    return compare(one.getStart(), other.getEnd()) <= 0
        && compare(other.getStart(), one.getEnd()) <= 0;
  }

  private static int compare(Position one, Position other) {
    int byLine = Integer.compare(one.getLine(), other.getLine());
    return byLine != 0 ? byLine : Integer.compare(one.getCharacter(), other.getCharacter());
  }
}
