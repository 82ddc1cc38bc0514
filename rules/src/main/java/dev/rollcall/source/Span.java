package dev.rollcall.source;

/**
 * A stretch of a text: 1-based lines and columns, columns in code points, the end exclusive.
 *
 * @param line the first line
 * @param column the first column
 * @param endLine the line of the end
 * @param endColumn the column just past the end
 */
public record Span(int line, int column, int endLine, int endColumn) implements Comparable<Span> {

  /** The very start of a text. */
  public static final Span START = new Span(1, 1, 1, 1);

  /** The place of what stands in another text than the one that is looked at. */
  public static final Span ELSEWHERE = new Span(Integer.MAX_VALUE, 1, Integer.MAX_VALUE, 1);

  public Span {
    if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
      throw new IllegalArgumentException(
          "not a span: " + line + ":" + column + "-" + endLine + ":" + endColumn);
    }
  }

  /** Returns the empty span at a position. */
  public static Span at(int line, int column) {
    return new Span(line, column, line, column);
  }

  /**
   * Returns the span in one line that {@link #columns} was asked for.
   *
   * @param columns both columns in one number
   */
  static Span inLine(int line, int columns) {
    return new Span(line, columns >>> Character.SIZE, line, columns & Character.MAX_VALUE);
  }

  /** Returns whether it stands in one line, and not too far from its start for {@link #columns}. */
  boolean isInLine() {
    return line == endLine && endColumn <= Character.MAX_VALUE;
  }

  /** Returns the columns of a span in one line as one number, which takes half the memory. */
  int columns() {
    return column << Character.SIZE | endColumn;
  }

  /** Returns whether some of it stands in another text. */
  public boolean isElsewhere() {
    return endLine == Integer.MAX_VALUE;
  }

  /** Returns the span from the start of this one to the end of the other. */
  public Span to(Span end) {
    return new Span(line, column, end.endLine, end.endColumn);
  }

  @Override
  public int compareTo(Span other) {
    int byStart = compare(line, column, other.line, other.column);
    return byStart != 0 ? byStart : compare(endLine, endColumn, other.endLine, other.endColumn);
  }

  private static int compare(int line, int column, int otherLine, int otherColumn) {
    return line != otherLine
        ? Integer.compare(line, otherLine)
        : Integer.compare(column, otherColumn);
  }
}
