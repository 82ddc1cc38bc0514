package dev.rollcall.yaml;

import dev.rollcall.source.Span;

/**
 * The characters of a text in ASCII, and where the reader of them is. Lines and columns are those
 * of the file.
 */
final class PlainText {

  /** Says that a text is written in another way than {@link PlainYamlReader} reads. */
  static final class OtherYamlException extends Exception {
    private static final long serialVersionUID = 1;

    OtherYamlException() {
      super("read by the library", null, false, false);
    }
  }

  private static final String FLOW_INDICATORS = ",[]{}";

  /** What may end a plain scalar, or may not stand in it. */
  private static final boolean[] SPECIAL = table(" \n\t\r:?" + FLOW_INDICATORS);

  private final byte[] text;
  private final int length;
  private final StringInterner words;
  private int at;
  private int line;
  private int lineStart;

  /**
   * Creates a reader at the start of a text.
   *
   * @param text printable ASCII, tabs and line feeds
   * @param length how much of it counts
   * @param lines how many lines of the file come before
   */
  PlainText(byte[] text, int length, int lines, StringInterner words) {
    this.text = text;
    this.length = length;
    this.words = words;
    this.line = lines + 1;
  }

  /** Returns which characters in ASCII are among some. */
  static boolean[] table(String characters) {
    boolean[] among = new boolean[128];
    for (char c : characters.toCharArray()) {
      among[c] = true;
    }
    return among;
  }

  /** Returns the offset of the next character. */
  int at() {
    return at;
  }

  int line() {
    return line;
  }

  int column() {
    return at - lineStart + 1;
  }

  boolean isAtEnd() {
    return at >= length;
  }

  /** Returns the next character, a break at the end. */
  byte peek() {
    return peek(0);
  }

  byte peek(int ahead) {
    int offset = at + ahead;
    return offset < length ? text[offset] : (byte) '\n';
  }

  void forward(int count) {
    at += count;
  }

  /** Goes over the break at the end of a line. */
  void forwardLine() {
    at++;
    line++;
    lineStart = at;
  }

  /** Goes over the blanks in a line. */
  void forwardBlanks() {
    int i = at;
    while (i < length && text[i] == ' ') {
      i++;
    }
    at = i;
  }

  /** Goes to the break at the end of the line. */
  void forwardToBreak() {
    int i = at;
    while (i < length && text[i] != '\n') {
      i++;
    }
    at = i;
  }

  /** Goes over blanks, comments and breaks, to the first character of what a line holds. */
  void forwardToContent() {
    while (true) {
      forwardBlanks();
      if (isAtEnd()) {
        return;
      }
      if (text[at] == '#') {
        forwardToBreak();
      } else if (text[at] == '\n') {
        forwardLine();
      } else {
        return;
      }
    }
  }

  /**
   * Goes to the end of a line on which nothing else may stand but a comment.
   *
   * @throws OtherYamlException if something does
   */
  void forwardToEndOfLine() throws OtherYamlException {
    forwardBlanks();
    if (peek() == '#' && at > 0 && text[at - 1] == ' ') {
      forwardToBreak();
    }
    if (peek() != '\n') {
      throw new OtherYamlException();
    }
  }

  /** Returns whether a blank, a break or the end stands so many characters ahead. */
  boolean isBlankAhead(int ahead) {
    byte c = peek(ahead);
    return c == ' ' || c == '\n';
  }

  /** Returns whether the marker of a document stands at the start of the line. */
  boolean isMarker() throws OtherYamlException {
    if (at != lineStart || (peek() != '-' && peek() != '.')) {
      return false;
    }
    boolean same = peek(1) == peek() && peek(2) == peek();
    if (same && (peek() == '.' || !isBlankAhead(3))) {
      throw new OtherYamlException();
    }
    return same;
  }

  /** Appends what stands between an offset and the next character. */
  void appendTo(AsciiBuilder out, int start) {
    out.append(text, start, at);
  }

  /**
   * Returns where the plain scalar that begins here ends, and stays here.
   *
   * @param flow whether it stands in brackets or braces
   */
  int endOfPlain(boolean flow) throws OtherYamlException {
    int i = at;
    int end = i;
    while (i < length) {
      byte c = text[i];
      if (!SPECIAL[c]) {
        end = ++i;
        continue;
      }
      if (c == ' ') {
        while (i < length && text[i] == ' ') {
          i++;
        }
        if (i < length && (text[i] == '#' || text[i] == ':')) {
          break;
        }
        continue;
      }
      if (c == '\t' || c == '\r' || (flow && c == '?')) {
        throw new OtherYamlException();
      }
      boolean ends = c == ':' ? endsKey(i, flow) : c == '\n' || (flow && c != '?');
      if (ends) {
        break;
      }
      end = ++i;
    }
    return end;
  }

  private boolean endsKey(int colon, boolean flow) {
    byte next = colon + 1 < length ? text[colon + 1] : (byte) '\n';
    return next == ' ' || next == '\n' || (flow && FLOW_INDICATORS.indexOf(next) >= 0);
  }

  /**
   * Returns the offset of the quote that ends what begins here, and stays here.
   *
   * @param escape what only the library reads in it
   */
  int endOfQuoted(byte quote, byte escape) throws OtherYamlException {
    int i = at + 1;
    while (i < length && text[i] != quote) {
      if (text[i] < ' ' || text[i] == escape) {
        throw new OtherYamlException();
      }
      i++;
    }
    if (i >= length) {
      throw new OtherYamlException();
    }
    return i;
  }

  /** Returns the text between two offsets. */
  StringInterner.Word word(int start, int end) {
    return words.same(text, start, end);
  }

  /** Returns the place from an offset in the line to another. */
  Span span(int start, int end) {
    return new Span(line, start - lineStart + 1, line, end - lineStart + 1);
  }
}
