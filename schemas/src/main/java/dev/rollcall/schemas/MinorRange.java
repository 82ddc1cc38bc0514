package dev.rollcall.schemas;

/**
 * A range of minors as the resources write it: {@code 34-}, {@code -29}, {@code 26-31}, both ends
 * included.
 *
 * @param first the first minor, 0 if open
 * @param last the last minor, {@link Integer#MAX_VALUE} if open
 */
record MinorRange(int first, int last) {
  static final MinorRange ALL = new MinorRange(0, Integer.MAX_VALUE);

  /** Reads the part of a text from start to end; nothing at all is every minor. */
  static MinorRange parse(String text, int start, int end) {
    if (start >= end) {
      return ALL;
    }
    int dash = text.indexOf('-', start);
    if (dash < 0 || dash >= end) {
      throw new IllegalStateException("not a range of minors: " + text.substring(start, end));
    }
    int first = dash == start ? 0 : Integer.parseInt(text, start, dash, 10);
    int last = dash + 1 == end ? Integer.MAX_VALUE : Integer.parseInt(text, dash + 1, end, 10);
    return new MinorRange(first, last);
  }

  boolean contains(int minor) {
    return minor >= first && minor <= last;
  }
}
