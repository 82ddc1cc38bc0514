package dev.rollcall.yaml;

import dev.rollcall.source.Span;

/** Reads scalars that stand on one line, and block scalars. */
final class PlainScalars {

  /** What no plain scalar begins with, or begins with only where something follows. */
  private static final boolean[] INDICATORS = PlainText.table("-?:,[]{}#&*!|>'\"%@`");

  private final PlainText text;
  private final AsciiBuilder out = new AsciiBuilder();

  PlainScalars(PlainText text) {
    this.text = text;
  }

  /**
   * Reads the scalar that begins here.
   *
   * @param flow whether it stands in brackets or braces
   */
  YamlScalar read(boolean flow) throws PlainText.OtherYamlException {
    byte c = text.peek();
    return c == '"' ? doubleQuoted() : c == '\'' ? singleQuoted() : plain(c, flow);
  }

  private YamlScalar plain(byte first, boolean flow) throws PlainText.OtherYamlException {
    boolean option = first == '-' && !text.isBlankAhead(1);
    if (INDICATORS[first] && !option) {
      throw new PlainText.OtherYamlException();
    }
    int start = text.at();
    int end = text.endOfPlain(flow);
    StringInterner.Word word = text.word(start, end);
    Span span = text.span(start, end);
    text.forward(end - start);
    if (word.isUnsupported()) {
      throw new PlainText.OtherYamlException();
    }
    return new YamlScalar(word.text(), word.plain(), YamlScalar.Style.PLAIN, span);
  }

  private YamlScalar singleQuoted() throws PlainText.OtherYamlException {
    YamlScalar scalar = quoted('\'', '\'', YamlScalar.Style.SINGLE_QUOTED);
    if (text.peek() == '\'') {
      throw new PlainText.OtherYamlException();
    }
    return scalar;
  }

  private YamlScalar doubleQuoted() throws PlainText.OtherYamlException {
    return quoted('"', '\\', YamlScalar.Style.DOUBLE_QUOTED);
  }

  private YamlScalar quoted(char quote, char escape, YamlScalar.Style style)
      throws PlainText.OtherYamlException {
    int start = text.at();
    int end = text.endOfQuoted((byte) quote, (byte) escape);
    text.forward(end + 1 - start);
    String word = text.word(start + 1, end).text();
    return new YamlScalar(word, word, style, text.span(start, end + 1));
  }

  /**
   * Reads a block scalar, and goes to the line behind it. Mirrors {@code scanBlockScalar} of the
   * library.
   *
   * @param parent how many blanks stand before the collection that it is in
   */
  YamlScalar block(int parent) throws PlainText.OtherYamlException {
    return new BlockScalar(parent).read();
  }

  private final class BlockScalar {

    private final int startLine = text.line();
    private final int startColumn = text.column();
    private final boolean folded = text.peek() == '>';
    private final int parent;

    /** The empty lines that were read last. */
    private int breaks;

    private int endLine;
    private int endColumn;

    BlockScalar(int parent) {
      this.parent = parent;
      out.clear();
    }

    YamlScalar read() throws PlainText.OtherYamlException {
      text.forward(1);
      byte chomping = text.peek();
      if (chomping == '-' || chomping == '+') {
        text.forward(1);
      }
      text.forwardToEndOfLine();
      if (text.isAtEnd()) {
        throw new PlainText.OtherYamlException();
      }
      text.forwardLine();
      int indent = Math.max(parent + 1, indentation());
      boolean broken = lines(indent);
      if (chomping != '-' && broken) {
        out.append('\n');
      }
      if (chomping == '+') {
        appendBreaks();
      }
      Span span = new Span(startLine, startColumn, endLine, endColumn);
      String value = out.toString();
      return new YamlScalar(value, value, YamlScalar.Style.BLOCK, span);
    }

    private void appendBreaks() {
      for (; breaks > 0; breaks--) {
        out.append('\n');
      }
    }

    private void endHere() {
      endLine = text.line();
      endColumn = text.column();
    }

    private int indentation() {
      int most = 0;
      endHere();
      while (!text.isAtEnd() && text.isBlankAhead(0)) {
        if (text.peek() == '\n') {
          text.forwardLine();
          breaks++;
          endHere();
        } else {
          text.forward(1);
          most = Math.max(most, text.column() - 1);
        }
      }
      return most;
    }

    /** Reads the lines, and returns whether the last of them ends with a break. */
    private boolean lines(int indent) throws PlainText.OtherYamlException {
      boolean broken = false;
      while (isIn(indent)) {
        appendBreaks();
        boolean foldable = folded && !isIndented();
        int start = text.at();
        text.forwardToBreak();
        text.appendTo(out, start);
        broken = !text.isAtEnd();
        if (broken) {
          text.forwardLine();
        }
        endHere();
        skip(indent);
        if (isIn(indent)) {
          join(foldable && !isIndented());
        }
      }
      return broken;
    }

    private boolean isIn(int indent) {
      return text.column() - 1 == indent && !text.isAtEnd();
    }

    private boolean isIndented() {
      return text.peek() == ' ' || text.peek() == '\t';
    }

    private void join(boolean fold) {
      if (!fold) {
        out.append('\n');
      } else if (breaks == 0) {
        out.append(' ');
      }
    }

    /** Goes over empty lines and the blanks before what comes next. */
    private void skip(int indent) {
      skipBlanks(indent);
      while (!text.isAtEnd() && text.peek() == '\n') {
        text.forwardLine();
        breaks++;
        endHere();
        skipBlanks(indent);
      }
    }

    private void skipBlanks(int indent) {
      while (text.column() - 1 < indent && text.peek() == ' ') {
        text.forward(1);
      }
    }
  }
}
