package dev.rollcall.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes indented JSON, one value after the other. */
public final class JsonWriter {

  private static final int CHUNK = 1 << 16;
  private static final int MAX_NAMES = 64;

  private StringBuilder out = new StringBuilder();
  private final List<String> lineStarts = new ArrayList<>(List.of("\n"));
  private final Deque<Boolean> open = new ArrayDeque<>();
  private final Deque<Character> closers = new ArrayDeque<>();
  private final Map<String, String> names = new HashMap<>();
  private boolean afterName;
  private final @Nullable Appendable sink;

  /** Creates a writer that keeps what it writes. */
  public JsonWriter() {
    this.sink = null;
  }

  /** Creates a writer for more than memory should hold: it hands on what it has written. */
  public JsonWriter(Appendable sink) {
    this.sink = sink;
  }

  public JsonWriter object() {
    return open('{');
  }

  public JsonWriter array() {
    return open('[');
  }

  /** Ends the object or array that was opened last. */
  public JsonWriter end() {
    boolean empty = open.pop();
    char last = closers.pop();
    if (!empty) {
      newLine();
    }
    out.append(last);
    if (sink != null && (out.length() >= CHUNK || open.isEmpty())) {
      handOn(sink);
    }
    return this;
  }

  private void handOn(Appendable to) {
    try {
      to.append(out).append(open.isEmpty() ? "\n" : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // A builder that once held more than Latin letters stays slow, even when it is emptied.
    out = new StringBuilder(CHUNK + CHUNK / 8);
  }

  private JsonWriter open(char opener) {
    separate();
    out.append(opener);
    open.push(true);
    closers.push(opener == '{' ? '}' : ']');
    return this;
  }

  /** Writes the name of a field, whose value comes next. */
  public JsonWriter name(String name) {
    separate();
    String start = names.get(name);
    if (start != null) {
      out.append(start);
    } else {
      int from = out.length();
      quote(name);
      out.append(": ");
      if (names.size() < MAX_NAMES) {
        names.put(name, out.substring(from));
      }
    }
    afterName = true;
    return this;
  }

  public JsonWriter value(@Nullable String value) {
    separate();
    if (value == null) {
      out.append("null");
    } else {
      quote(value);
    }
    return this;
  }

  public JsonWriter value(long value) {
    separate();
    out.append(value);
    return this;
  }

  public JsonWriter value(double value) {
    separate();
    out.append(value);
    return this;
  }

  public JsonWriter value(boolean value) {
    separate();
    out.append(value);
    return this;
  }

  public JsonWriter field(String name, @Nullable String value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, long value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, boolean value) {
    return name(name).value(value);
  }

  private void separate() {
    if (afterName) {
      afterName = false;
      return;
    }
    Boolean first = open.peek();
    if (first == null) {
      return;
    }
    if (!first) {
      out.append(',');
    } else {
      open.pop();
      open.push(false);
    }
    newLine();
  }

  private void newLine() {
    int depth = open.size();
    while (lineStarts.size() <= depth) {
      lineStarts.add(lineStarts.get(lineStarts.size() - 1) + "  ");
    }
    out.append(lineStarts.get(depth));
  }

  private void quote(String text) {
    if (isPlain(text)) {
      out.append('"').append(text).append('"');
    } else {
      escape(text);
    }
  }

  /** Returns whether nothing in the text could need an escape. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '#') {
        return false;
      }
    }
    return true;
  }

  private void escape(String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Almost every text is written as it is, at once.
      if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '#') {
        out.append(text, from, i);
        escape(text, i);
        from = i + 1;
      }
    }
    if (from == 0) {
      out.append(text);
    } else {
      out.append(text, from, text.length());
    }
    out.append('"');
  }

  private void escape(String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        // What a terminal, a browser or a build server might obey is escaped as well.
        if (c < 0x20
            || (c >= 0x7F && c < 0xA0)
            || isInvisible(c)
            || TextSanitizer.isCommand(text, at)) {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }

  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return c >= '\uFFFE'
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** Returns what was written, with a line end. */
  @Override
  public String toString() {
    return out + "\n";
  }
}
