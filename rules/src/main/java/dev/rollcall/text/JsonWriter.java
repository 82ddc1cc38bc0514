package dev.rollcall.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes indented JSON, one value after the other. */
public final class JsonWriter {

  private static final int CHUNK = 1 << 16;
  private static final int MAX_ASCII = 0x7F;
  private static final int MAX_LATIN = 0xFF;
  private static final int MAX_REPEATED = 1000;
  private static final int MAX_NAMES = 64;
  private static final int INITIAL_DEPTH = 16;

  private StringBuilder out = new StringBuilder();
  private final List<String> lineStarts = new ArrayList<>(List.of("\n"));
  private final List<Map<String, Name>> names = new ArrayList<>();
  private final Map<Object, String> repeated = new IdentityHashMap<>();
  private @Nullable Object lastKey;
  private String lastFields = "";
  private boolean afterName;
  private boolean wide;

  /** Whether nothing but ASCII was ever written; what is copied was written before. */
  private boolean ascii = true;

  private int handedOn;
  private final @Nullable Appendable sink;

  /** What is open, the outermost first: whether it is empty so far, and what closes it. */
  private boolean[] empty = new boolean[INITIAL_DEPTH];

  private char[] closers = new char[INITIAL_DEPTH];
  private int depth;

  /**
   * A name at one depth as it is written, with the comma and the line start before it, and the text
   * that was last written for it as it is.
   */
  private static final class Name {

    private final String written;
    private @Nullable String plain;

    Name(String written) {
      this.written = written;
    }
  }

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
    depth--;
    if (!empty[depth]) {
      newLine();
    }
    out.append(closers[depth]);
    if (sink != null && (out.length() >= CHUNK || depth == 0)) {
      handOn(sink);
    }
    return this;
  }

  private void handOn(Appendable to) {
    try {
      if (to instanceof OutputStream bytes) {
        // JSON is UTF-8 whatever the stream takes texts for, and whole chunks are encoded faster:
        // fastest by the character set that need not look at each letter.
        String chunk = out.append(depth == 0 ? "\n" : "").toString();
        bytes.write(chunk.getBytes(ascii ? ISO_8859_1 : UTF_8));
      } else {
        to.append(out).append(depth == 0 ? "\n" : "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    handedOn++;
    if (wide) {
      // A builder that once held more than Latin letters stays slow, even when it is emptied.
      out = new StringBuilder(CHUNK + CHUNK / 8);
      wide = false;
    } else {
      out.setLength(0);
    }
  }

  private JsonWriter open(char opener) {
    separate();
    out.append(opener);
    if (depth == closers.length) {
      empty = Arrays.copyOf(empty, depth * 2);
      closers = Arrays.copyOf(closers, depth * 2);
    }
    empty[depth] = true;
    closers[depth] = opener == '{' ? '}' : ']';
    depth++;
    return this;
  }

  /**
   * Returns how fields are written in the object that is open, behind a first one, for {@link
   * #fields} of all objects at this depth that have the same.
   */
  public String written(Consumer<JsonWriter> fields) {
    JsonWriter apart = new JsonWriter();
    apart.empty = new boolean[empty.length];
    apart.closers = Arrays.copyOf(closers, closers.length);
    apart.depth = depth;
    fields.accept(apart);
    ascii &= apart.ascii;
    return apart.out.toString();
  }

  /** Writes fields that were {@link #written} before. */
  public JsonWriter fields(String written) {
    out.append(written);
    return this;
  }

  /** Writes the name of a field, whose value comes next. */
  public JsonWriter name(String name) {
    append(name);
    afterName = true;
    return this;
  }

  /** Returns the name that is written, null if it is one of many. */
  private @Nullable Name append(String name) {
    while (names.size() <= depth) {
      names.add(new HashMap<>());
    }
    Map<String, Name> here = names.get(depth);
    Name known = here.get(name);
    if (known != null) {
      out.append(known.written, empty[depth - 1] ? 1 : 0, known.written.length());
      empty[depth - 1] = false;
      return known;
    }
    int from = out.length();
    boolean first = empty[depth - 1];
    separate();
    quote(name);
    out.append(": ");
    if (here.size() == MAX_NAMES) {
      return null;
    }
    Name added = new Name((first ? "," : "") + out.substring(from));
    here.put(name, added);
    return added;
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

  /** Writes a text; one that is written again and again is looked through once. */
  public JsonWriter field(String name, @Nullable String value) {
    if (value == null) {
      return name(name).value(value);
    }
    Name known = append(name);
    if (known != null && known.plain == value || isPlain(value)) {
      out.append('"').append(value).append('"');
      if (known != null) {
        known.plain = value;
      }
    } else {
      escape(value);
    }
    return this;
  }

  public JsonWriter field(String name, long value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, boolean value) {
    return name(name).value(value);
  }

  /**
   * Writes a value behind its name that is written again and again: if it was written before, it is
   * copied.
   *
   * @param value what is written, always below the same names
   */
  public JsonWriter repeated(Object value, Runnable writing) {
    String known = repeated.get(value);
    if (known != null) {
      separate();
      out.append(known);
      return this;
    }
    int from = out.length();
    int before = handedOn;
    writing.run();
    if (before == handedOn) {
      if (repeated.size() == MAX_REPEATED) {
        repeated.clear();
      }
      repeated.put(value, out.substring(from));
    }
    return this;
  }

  /**
   * Writes fields behind a first one that are written again and again: if they were written before,
   * they are copied.
   *
   * @param key what they tell of, always at the same depth
   */
  public JsonWriter repeatedFields(Object key, Runnable writing) {
    String known = repeated.get(key);
    if (known == null) {
      return repeated(key, writing);
    }
    out.append(known);
    return this;
  }

  /**
   * Writes fields behind a first one: if the last ones that this wrote have the same key, they are
   * copied.
   */
  public JsonWriter sameFields(Object key, Runnable writing) {
    if (key != lastKey) {
      int from = out.length();
      writing.run();
      lastKey = key;
      lastFields = out.substring(from);
    } else {
      out.append(lastFields);
    }
    return this;
  }

  private void separate() {
    if (afterName) {
      afterName = false;
      return;
    }
    if (depth == 0) {
      return;
    }
    if (empty[depth - 1]) {
      empty[depth - 1] = false;
    } else {
      out.append(',');
    }
    newLine();
  }

  private void newLine() {
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
          wide |= c > MAX_LATIN;
          ascii &= c <= MAX_ASCII;
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
