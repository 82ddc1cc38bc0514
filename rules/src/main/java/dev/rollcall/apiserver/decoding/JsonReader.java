package dev.rollcall.apiserver.decoding;

import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that old annotations hold, as Go's {@code encoding/json} does; every value stands
 * where the annotation does.
 */
public final class JsonReader {

  private static final int MAX_DEPTH = 100;

  /** The text is not JSON. */
  private static final class NoJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoJsonException() {
      super(null, null, false, false);
    }
  }

  private final String text;
  private final Span span;
  private int at;

  private JsonReader(String text, Span span) {
    this.text = text;
    this.span = span;
  }

  /** Returns the value that a text holds, null if it is not JSON. */
  public static @Nullable YamlNode read(String text, Span span) {
    JsonReader reader = new JsonReader(text, span);
    try {
      YamlNode value = reader.value(0);
      reader.skipBlanks();
      return reader.at == text.length() ? value : null;
    } catch (NoJsonException e) {
      return null;
    }
  }

  private YamlNode value(int depth) {
    skipBlanks();
    if (at >= text.length() || depth > MAX_DEPTH) {
      throw new NoJsonException();
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> scalar(string());
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private YamlScalar scalar(@Nullable Object value) {
    return new YamlScalar(String.valueOf(value), value, YamlScalar.Style.DOUBLE_QUOTED, span);
  }

  private YamlScalar word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw new NoJsonException();
    }
    at += word.length();
    return scalar(value);
  }

  private YamlScalar number() {
    int start = at;
    take('-');
    if (!take('0')) {
      digits();
    }
    boolean whole = true;
    if (take('.')) {
      digits();
      whole = false;
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      digits();
      whole = false;
    }
    String digits = text.substring(start, at);
    boolean isLong = whole && digits.length() < 19;
    return isLong ? scalar(Long.parseLong(digits)) : scalar(Double.parseDouble(digits));
  }

  private void digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw new NoJsonException();
    }
  }

  private String string() {
    at++;
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw new NoJsonException();
      }
      out.append(c == '\\' ? escaped() : c);
    }
    need('"');
    return out.toString();
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new NoJsonException();
    };
  }

  private char unicode() {
    int code = 0;
    for (int end = at + 4; at < end; at++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw new NoJsonException();
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private YamlMapping object(int depth) {
    at++;
    List<YamlEntry> entries = new ArrayList<>();
    skipBlanks();
    while (!take('}')) {
      if (!entries.isEmpty()) {
        need(',');
      }
      skipBlanks();
      if (at >= text.length() || text.charAt(at) != '"') {
        throw new NoJsonException();
      }
      YamlScalar key = scalar(string());
      skipBlanks();
      need(':');
      entries.add(new YamlEntry(key, value(depth + 1), false));
      skipBlanks();
    }
    return new YamlMapping(entries, true, span);
  }

  private YamlSequence array(int depth) {
    at++;
    List<YamlNode> items = new ArrayList<>();
    skipBlanks();
    while (!take(']')) {
      if (!items.isEmpty()) {
        need(',');
      }
      items.add(value(depth + 1));
      skipBlanks();
    }
    return new YamlSequence(items, true, span);
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void need(char c) {
    if (!take(c)) {
      throw new NoJsonException();
    }
  }
}
