package dev.rollcall.yaml;

import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML as nearly all manifests are written straight into trees: block collections, scalars
 * that stand on one line, block scalars, and collections in brackets or braces on one line. It
 * answers nothing where a text holds anything else, or anything wrong: that is the library's.
 */
final class PlainYamlReader {

  /** Longer keys are looked at by the library, which has a limit for them. */
  private static final int LONGEST_KEY = 200;

  private final PlainText text;
  private final PlainScalars scalars;
  private final YamlLimits limits;
  private int depth;
  private int nodes;

  private PlainYamlReader(PlainText text, YamlLimits limits) {
    this.text = text;
    this.scalars = new PlainScalars(text);
    this.limits = limits;
  }

  /**
   * Returns the documents of a text as {@link TreeBuilder} builds them, null if the library has to
   * read it.
   *
   * @param most how many documents there may be
   */
  static @Nullable List<YamlDocument> read(PlainText text, int most, YamlLimits limits) {
    try {
      return new PlainYamlReader(text, limits).documents(most);
    } catch (PlainText.OtherYamlException e) {
      return null;
    }
  }

  private List<YamlDocument> documents(int most) throws PlainText.OtherYamlException {
    List<YamlDocument> documents = new ArrayList<>(1);
    text.forwardToContent();
    while (!text.isAtEnd()) {
      if (documents.size() == most || Thread.currentThread().isInterrupted()) {
        throw new PlainText.OtherYamlException();
      }
      documents.add(document());
    }
    return documents;
  }

  private YamlDocument document() throws PlainText.OtherYamlException {
    nodes = 0;
    depth = 0;
    int line = text.line();
    int column = text.column();
    if (text.isMarker()) {
      text.forward(3);
      text.forwardToEndOfLine();
      text.forwardToContent();
      if (text.isAtEnd() || text.isMarker()) {
        return new YamlDocument(null, new Span(line, column, text.line(), text.column()));
      }
    }
    YamlNode root = block();
    if (!text.isAtEnd() && !text.isMarker()) {
      throw new PlainText.OtherYamlException();
    }
    Span span = root.span();
    return new YamlDocument(root, new Span(line, column, span.endLine(), span.endColumn()));
  }

  private void count() throws PlainText.OtherYamlException {
    if (++nodes > limits.nodes()) {
      throw new PlainText.OtherYamlException();
    }
  }

  private void enter() throws PlainText.OtherYamlException {
    count();
    if (++depth > limits.depth()) {
      throw new PlainText.OtherYamlException();
    }
  }

  /** Reads the collection whose first line begins here, and goes to what comes next. */
  private YamlNode block() throws PlainText.OtherYamlException {
    return isItem() ? sequence() : mapping(null);
  }

  private boolean isItem() {
    return text.peek() == '-' && text.isBlankAhead(1);
  }

  private YamlSequence sequence() throws PlainText.OtherYamlException {
    enter();
    int line = text.line();
    int column = text.column();
    List<YamlNode> items = new ArrayList<>(4);
    do {
      text.forward(1);
      items.add(item(column));
    } while (!text.isAtEnd() && text.column() == column && isItem());
    checkEnd(column);
    depth--;
    Span last = items.get(items.size() - 1).span();
    Span span = new Span(line, column, last.endLine(), last.endColumn());
    return new YamlSequence(items, false, span);
  }

  /** Refuses what is indented further than the collection that ends here. */
  private void checkEnd(int column) throws PlainText.OtherYamlException {
    if (!text.isAtEnd() && text.column() > column) {
      throw new PlainText.OtherYamlException();
    }
  }

  private YamlNode item(int column) throws PlainText.OtherYamlException {
    int behind = text.column();
    text.forwardBlanks();
    if (isBehindContent()) {
      return below(column, false, behind);
    }
    if (isItem()) {
      throw new PlainText.OtherYamlException();
    }
    byte c = text.peek();
    if (isCollection(c) || isBlockScalar(c)) {
      return inLine(c, column);
    }
    YamlScalar scalar = scalars.read(false);
    if (text.peek() == ':' && text.isBlankAhead(1)) {
      return mapping(scalar);
    }
    count();
    toNextLine();
    return scalar;
  }

  /** Returns whether the rest of the line holds nothing, or a comment. */
  private boolean isBehindContent() {
    return text.peek() == '\n' || text.peek() == '#';
  }

  private void toNextLine() throws PlainText.OtherYamlException {
    text.forwardToEndOfLine();
    text.forwardToContent();
  }

  /**
   * Reads the value that stands below its key or dash.
   *
   * @param column the column of the collection that it is in
   * @param listed whether a list may stand in the same column
   * @param behind the column behind its key or dash, where the value stands if there is none
   */
  private YamlNode below(int column, boolean listed, int behind)
      throws PlainText.OtherYamlException {
    int line = text.line();
    toNextLine();
    if (!text.isAtEnd()) {
      int found = text.column();
      if (found > column || (listed && found == column && isItem())) {
        return block();
      }
    }
    count();
    return new YamlScalar("", null, YamlScalar.Style.PLAIN, Span.at(line, behind));
  }

  private static boolean isCollection(byte c) {
    return c == '[' || c == '{';
  }

  private static boolean isBlockScalar(byte c) {
    return c == '|' || c == '>';
  }

  /** Reads a value that begins on the line of its key or dash and is no plain or quoted scalar. */
  private YamlNode inLine(byte c, int column) throws PlainText.OtherYamlException {
    YamlNode node;
    if (isBlockScalar(c)) {
      count();
      node = scalars.block(column - 1);
      text.forwardToContent();
    } else {
      node = flow(c);
      toNextLine();
    }
    return node;
  }

  /**
   * Reads a mapping.
   *
   * @param first the first key if it has been read, up to its colon
   */
  private YamlMapping mapping(@Nullable YamlScalar first) throws PlainText.OtherYamlException {
    enter();
    YamlScalar key = first == null ? scalars.read(false) : first;
    int line = key.span().line();
    int column = key.span().column();
    List<YamlEntry> entries = new ArrayList<>(8);
    while (true) {
      count();
      check(key);
      if (text.peek() != ':' || !text.isBlankAhead(1)) {
        throw new PlainText.OtherYamlException();
      }
      text.forward(1);
      entries.add(new YamlEntry(key, value(column), false));
      if (text.isAtEnd() || text.column() != column || text.isMarker()) {
        break;
      }
      key = scalars.read(false);
    }
    checkEnd(column);
    depth--;
    Span last = entries.get(entries.size() - 1).value().span();
    Span span = new Span(line, column, last.endLine(), last.endColumn());
    return new YamlMapping(entries, false, span);
  }

  private void check(YamlScalar key) throws PlainText.OtherYamlException {
    String name = key.text();
    boolean merge = name.equals("<<");
    if (merge || key.value() == null || name.length() > Math.min(LONGEST_KEY, limits.keyLength())) {
      throw new PlainText.OtherYamlException();
    }
  }

  private YamlNode value(int column) throws PlainText.OtherYamlException {
    int behind = text.column();
    text.forwardBlanks();
    if (isBehindContent()) {
      return below(column, true, behind);
    }
    byte c = text.peek();
    if (isCollection(c) || isBlockScalar(c)) {
      return inLine(c, column);
    }
    count();
    YamlScalar scalar = scalars.read(false);
    toNextLine();
    return scalar;
  }

  /** Reads a value within a line that holds brackets or braces. */
  private YamlNode flow(byte c) throws PlainText.OtherYamlException {
    if (c == '{') {
      return flowMapping();
    }
    if (c == '[') {
      return flowSequence();
    }
    count();
    return scalars.read(true);
  }

  private YamlSequence flowSequence() throws PlainText.OtherYamlException {
    enter();
    int start = text.at();
    List<YamlNode> items = new ArrayList<>(4);
    text.forward(1);
    text.forwardBlanks();
    while (text.peek() != ']') {
      items.add(flow(text.peek()));
      toNextInFlow(']');
    }
    text.forward(1);
    depth--;
    return new YamlSequence(items, true, text.span(start, text.at()));
  }

  private YamlMapping flowMapping() throws PlainText.OtherYamlException {
    enter();
    int start = text.at();
    List<YamlEntry> entries = new ArrayList<>(4);
    text.forward(1);
    text.forwardBlanks();
    while (text.peek() != '}') {
      count();
      YamlScalar key = scalars.read(true);
      check(key);
      if (text.peek() != ':' || !text.isBlankAhead(1)) {
        throw new PlainText.OtherYamlException();
      }
      text.forward(1);
      text.forwardBlanks();
      entries.add(new YamlEntry(key, flow(text.peek()), false));
      toNextInFlow('}');
    }
    text.forward(1);
    depth--;
    return new YamlMapping(entries, true, text.span(start, text.at()));
  }

  private void toNextInFlow(char close) throws PlainText.OtherYamlException {
    text.forwardBlanks();
    if (text.peek() == ',') {
      text.forward(1);
      text.forwardBlanks();
      if (text.peek() == close) {
        throw new PlainText.OtherYamlException();
      }
    } else if (text.peek() != close) {
      throw new PlainText.OtherYamlException();
    }
  }
}
