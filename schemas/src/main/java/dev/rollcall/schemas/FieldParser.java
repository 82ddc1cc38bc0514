package dev.rollcall.schemas;

/**
 * Goes through the field lines of one type in types.txt: {@code containers!
 * [name]api.core.v1.Container 26-}.
 */
final class FieldParser {
  private final String text;
  private final int end;
  private int start;
  private int nameEnd;
  private int typeEnd;
  private int lineEnd;

  FieldParser(String text, TypeText.Block block) {
    this.text = text;
    this.end = block.end();
    this.lineEnd = block.start() - 1;
  }

  /** Goes to the next line; false if there is none. */
  boolean next() {
    start = lineEnd + 1;
    if (start >= end) {
      return false;
    }
    lineEnd = text.indexOf('\n', start);
    nameEnd = text.indexOf(' ', start);
    int space = text.indexOf(' ', nameEnd + 1);
    typeEnd = space < 0 || space > lineEnd ? lineEnd : space;
    return true;
  }

  String name() {
    return text.substring(start, required() ? nameEnd - 1 : nameEnd);
  }

  boolean required() {
    return text.charAt(nameEnd - 1) == '!';
  }

  String type() {
    return text.substring(nameEnd + 1, typeEnd);
  }

  /** The minors that the line holds for, of those that have the type. */
  MinorRange minors() {
    return MinorRange.parse(text, typeEnd + 1, lineEnd);
  }
}
