package dev.rollcall.text;

/** Breaks text into lines at blanks. */
public final class WordWrap {

  private WordWrap() {}

  /**
   * Appends the text.
   *
   * @param column how many columns of the first line are taken
   * @param indent how far further lines are indented
   * @param width how many columns a line has
   */
  public static void append(StringBuilder out, String text, int column, int indent, int width) {
    int at = column;
    boolean lineStart = true;
    for (String word : text.split(" ", -1)) {
      int length = word.codePointCount(0, word.length());
      if (!lineStart && at + 1 + length > width) {
        out.append('\n').append(" ".repeat(indent));
        at = indent;
        lineStart = true;
      }
      if (!lineStart) {
        out.append(' ');
        at++;
      }
      out.append(word);
      at += length;
      lineStart = false;
    }
  }
}
