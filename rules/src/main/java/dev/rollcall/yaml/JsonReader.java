package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON (RFC 8259) into trees, one value after the other. Dumps are JSON of many megabytes,
 * for which a reader of YAML takes ten times as long; and it refuses {@code \/} and a second value.
 */
final class JsonReader {

  /** Says that what stands there is no JSON; it may still be YAML. */
  static final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1;
    private final int at;

    NotJsonException(String message, int at) {
      super(message, null, false, false);
      this.at = at;
    }

    /** Returns the offset of what does not belong there. */
    int at() {
      return at;
    }
  }

  private final String text;
  private final int end;
  private final YamlLimits limits;
  private final StringInterner words;
  private int at;
  private int line;

  /** The offset at which the line begins, moved on by each pair of chars that is one character. */
  private int lineStart;

  private int valueStart;
  private int depth;
  private int nodes;

  /**
   * Creates a reader of a stretch of a file.
   *
   * @param start the offset of the first character to read
   * @param end the offset behind the last one
   */
  JsonReader(SourceFile file, int start, int end, YamlLimits limits, StringInterner words) {
    this.text = file.text();
    this.end = end;
    this.limits = limits;
    this.words = words;
    this.at = start;
    Span here = start == 0 ? Span.START : file.span(start, start);
    this.line = here.line();
    this.lineStart = start - here.column() + 1;
  }

  /** Returns the offset of the next character. */
  int offset() {
    return at;
  }

  /** Returns the offset at which the value begins that was read last, or that is being read. */
  int valueStart() {
    return valueStart;
  }

  /** Returns the place of the next character. */
  Span here() {
    return Span.at(line, column());
  }

  private int column() {
    return at - lineStart + 1;
  }

  /** Moves on to a later offset, over text that is not read. */
  void moveTo(int offset) {
    while (at < offset) {
      step(text.charAt(at));
    }
  }

  /** Skips blanks and returns the next character, {@code '\0'} at the end. */
  char peek() {
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\n') {
        at++;
        line++;
        lineStart = at;
      } else if (c == ' ' || c == '\t') {
        at++;
      } else if (c == '\r' || (c == '\uFEFF' && at == 0)) {
        step(c);
      } else {
        return c;
      }
    }
    return '\0';
  }

  /** Goes over one character, which may be a break. */
  private void step(char c) {
    at++;
    if (c == '\uFEFF' && at == 1) {
      lineStart = 1;
    } else if (Character.isLowSurrogate(c)) {
      lineStart++;
    } else if (SourceFile.isBreak(c) && !(c == '\r' && at < end && text.charAt(at) == '\n')) {
      line++;
      lineStart = at;
    }
  }

  /**
   * Reads the value that begins at the next character.
   *
   * @throws NotJsonException if there is none
   * @throws TreeBuilder.Refused if it is over a limit
   */
  YamlNode value() throws NotJsonException {
    peek();
    valueStart = at;
    depth = 0;
    nodes = 0;
    return node();
  }

  private YamlNode node() throws NotJsonException {
    char c = peek();
    if ((++nodes & 0xFFF) == 0 && Thread.currentThread().isInterrupted()) {
      throw overLimit("takes longer than the limit of time");
    }
    if (nodes > limits.nodes()) {
      String message = "more than " + limits.nodes() + " values in one document; split it, or ";
      throw overLimit(message + YamlLimits.remedy("values"));
    }
    return switch (c) {
      case '{' -> mapping();
      case '[' -> sequence();
      case '"' -> string();
      default -> plain(c);
    };
  }

  private void open() {
    if (++depth > limits.depth()) {
      String message = "nested more than " + limits.depth() + " deep; flatten it, or ";
      throw overLimit(message + YamlLimits.remedy("depth"));
    }
    at++;
  }

  private YamlMapping mapping() throws NotJsonException {
    int startLine = line;
    int startColumn = column();
    open();
    List<YamlEntry> entries = new ArrayList<>(4);
    char c = peek();
    while (c != '}') {
      if (!entries.isEmpty()) {
        expect(',', c);
        c = peek();
      }
      if (c != '"') {
        throw unexpected("a key in quotes", c);
      }
      nodes++;
      YamlScalar key = string();
      if (key.text().length() > limits.keyLength()) {
        String message = "key of more than " + limits.keyLength() + " characters; shorten it, or ";
        throw overLimit(message + YamlLimits.remedy("keyLength"));
      }
      expect(':', peek());
      boolean managed = key.text().equals("managedFields") && peek() == '[';
      entries.add(new YamlEntry(key, managed ? skipped() : node(), false));
      c = peek();
    }
    at++;
    depth--;
    return new YamlMapping(entries, true, new Span(startLine, startColumn, line, column()));
  }

  private YamlSequence sequence() throws NotJsonException {
    int startLine = line;
    int startColumn = column();
    open();
    List<YamlNode> items = new ArrayList<>(4);
    char c = peek();
    while (c != ']') {
      if (!items.isEmpty()) {
        expect(',', c);
      }
      items.add(node());
      c = peek();
    }
    at++;
    depth--;
    return new YamlSequence(items, true, new Span(startLine, startColumn, line, column()));
  }

  /**
   * Goes over an array without making a tree of it. Managed fields are a third of a dump, and say
   * who wrote a field, which nobody asks.
   */
  private YamlSequence skipped() throws NotJsonException {
    int startLine = line;
    int startColumn = column();
    int open = 0;
    do {
      char c = peek();
      if (c == '"') {
        skipString();
        continue;
      }
      if (c == '\0') {
        throw unexpected("\"]\"", c);
      }
      open += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      at++;
    } while (open > 0);
    return new YamlSequence(List.of(), true, new Span(startLine, startColumn, line, column()));
  }

  private void skipString() throws NotJsonException {
    at++;
    while (at < end && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      if (at < end) {
        step(text.charAt(at));
      }
    }
    if (at >= end) {
      throw unexpected("a closing quote", '\0');
    }
    at++;
  }

  private void expect(char wanted, char found) throws NotJsonException {
    if (found != wanted) {
      throw unexpected("\"" + wanted + "\"", found);
    }
    at++;
  }

  private NotJsonException unexpected(String wanted, char found) {
    String what = found == '\0' ? "the end of the text" : "\"" + found + "\"";
    return new NotJsonException("expected " + wanted + ", found " + what, at);
  }

  private YamlScalar string() throws NotJsonException {
    int startLine = line;
    int startColumn = column();
    int start = ++at;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '"') {
        return closed(text.substring(start, at), startLine, startColumn);
      }
      if (c < ' ') {
        throw new NotJsonException("expected \\n and the like for breaks and tabs in strings", at);
      }
      if (c == '\\') {
        return escaped(start, startLine, startColumn);
      }
      if (c > '~') {
        step(c);
      } else {
        at++;
      }
    }
    throw unexpected("a closing quote", '\0');
  }

  private YamlScalar escaped(int start, int startLine, int startColumn) throws NotJsonException {
    StringBuilder out = new StringBuilder(text.substring(start, at));
    while (at < end) {
      char c = text.charAt(at);
      if (c == '"') {
        return closed(out.toString(), startLine, startColumn);
      }
      if (c < ' ') {
        throw new NotJsonException("expected \\n and the like for breaks and tabs in strings", at);
      }
      if (c == '\\') {
        at++;
        out.append(escape());
      } else {
        out.append(c);
        step(c);
      }
    }
    throw unexpected("a closing quote", '\0');
  }

  private char escape() throws NotJsonException {
    char c = at < end ? text.charAt(at) : '\0';
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = at < end ? Character.digit(text.charAt(at), 16) : -1;
          if (digit < 0 || text.charAt(at) > 'f') {
            throw new NotJsonException("expected four hexadecimal digits behind \\u", at);
          }
          code = code << 4 | digit;
          at++;
        }
        yield (char) code;
      }
      default -> throw new NotJsonException("\"\\" + c + "\" is no escape of JSON", at - 1);
    };
  }

  private YamlScalar closed(String value, int startLine, int startColumn) {
    at++;
    String word = words.same(value);
    Span span = new Span(startLine, startColumn, line, column());
    return new YamlScalar(word, word, YamlScalar.Style.DOUBLE_QUOTED, span);
  }

  private YamlScalar plain(char first) throws NotJsonException {
    int start = at;
    int startColumn = column();
    while (at < end && isWordPart(text.charAt(at))) {
      at++;
    }
    String word = words.same(text.substring(start, at));
    boolean known = word.equals("true") || word.equals("false") || word.equals("null");
    if (!known && !isNumber(word)) {
      at = start;
      throw unexpected("a value", first);
    }
    Span span = new Span(line, startColumn, line, column());
    return new YamlScalar(word, ScalarReader.read(word), YamlScalar.Style.PLAIN, span);
  }

  private static boolean isWordPart(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }

  /** Mirrors the grammar of RFC 8259: no leading zero, digits on both sides of the point. */
  private static boolean isNumber(String word) {
    int i = word.startsWith("-") ? 1 : 0;
    int whole = digits(word, i);
    if (whole == i || (word.charAt(i) == '0' && whole > i + 1)) {
      return false;
    }
    i = whole;
    if (i < word.length() && word.charAt(i) == '.') {
      int fraction = digits(word, i + 1);
      if (fraction == i + 1) {
        return false;
      }
      i = fraction;
    }
    if (i < word.length() && (word.charAt(i) == 'e' || word.charAt(i) == 'E')) {
      i++;
      i += i < word.length() && "+-".indexOf(word.charAt(i)) >= 0 ? 1 : 0;
      int exponent = digits(word, i);
      return exponent > i && exponent == word.length();
    }
    return i == word.length();
  }

  private static int digits(String word, int from) {
    int i = from;
    while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private TreeBuilder.Refused overLimit(String message) {
    return new TreeBuilder.Refused(new YamlError(YamlError.Kind.LIMIT, here(), message));
  }
}
