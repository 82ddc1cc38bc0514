package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JSON between its values and between the items of its lists, by their brackets alone, so that
 * the chunks can be read side by side. What it takes for a list that is none, or for a value, shows
 * when the chunk is read.
 */
final class JsonChunks {

  /** Says that the text is not cut. */
  private static final class OtherTextException extends Exception {
    private static final long serialVersionUID = 1;

    OtherTextException() {
      super(null, null, false, false);
    }
  }

  private final SourceFile file;
  private final String text;
  private final int leastChars;
  private final List<DocumentChunk> chunks = new ArrayList<>();

  /** Where the values begin that are in no chunk yet, -1 if there are none. */
  private int open = -1;

  private JsonChunks(SourceFile file, int leastChars) {
    this.file = file;
    this.text = file.text();
    this.leastChars = leastChars;
  }

  /** Returns the chunks of a file, a single one if it cannot be cut. */
  static List<DocumentChunk> of(SourceFile file, int leastChars) {
    JsonChunks cutter = new JsonChunks(file, leastChars);
    try {
      cutter.cut();
    } catch (OtherTextException e) {
      return List.of(DocumentChunk.whole(file));
    }
    return cutter.chunks.size() < 2 ? List.of(DocumentChunk.whole(file)) : cutter.chunks;
  }

  private void cut() throws OtherTextException {
    int at = blanks(0);
    while (at < text.length()) {
      if (text.startsWith("---", at)) {
        at = blanks(at + 3);
        continue;
      }
      int end = value(at);
      open = open < 0 ? at : open;
      if (end - open >= leastChars) {
        close(at, end);
      }
      at = blanks(end);
    }
    if (open >= 0) {
      add(open, text.length(), null);
    }
  }

  /** Ends the chunk that is open, with the last value or, if that is a long list, without it. */
  private void close(int lastStart, int end) throws OtherTextException {
    Items items = end - lastStart < leastChars ? null : Items.of(this, lastStart);
    if (items == null) {
      add(open, end, null);
    } else {
      if (open < lastStart) {
        add(open, lastStart, null);
      }
      int start = items.bounds.get(0);
      for (int bound : items.bounds) {
        if (bound - start >= leastChars) {
          add(start, bound, items.header());
          start = bound;
        }
      }
      int last = items.bounds.get(items.bounds.size() - 1);
      if (start < last) {
        add(start, last, items.header());
      }
    }
    open = -1;
  }

  private void add(int start, int end, @Nullable ListHeader list) {
    chunks.add(new DocumentChunk(start, end, file.lineAt(start), list));
  }

  /** Where the items of a list begin and end, and what the list says of them. */
  private static final class Items {

    /** The offsets at which items begin, and the end of the last one. */
    private final List<Integer> bounds = new ArrayList<>();

    private String apiVersion = "";
    private String kind = "";

    ListHeader header() {
      return new ListHeader(apiVersion, kind);
    }

    /** Returns the items of the value at an offset, or null if it is no list or an empty one. */
    static @Nullable Items of(JsonChunks in, int start) throws OtherTextException {
      Items items = new Items();
      if (in.text.charAt(start) == '[') {
        items.read(in, start);
      } else {
        items.readFields(in, start);
      }
      boolean list = items.kind.isEmpty() || items.kind.endsWith("List");
      return list && items.bounds.size() > 1 ? items : null;
    }

    private void readFields(JsonChunks in, int start) throws OtherTextException {
      int at = in.blanks(start + 1);
      while (in.charAt(at) == '"') {
        int keyEnd = in.string(at);
        String key = in.text.substring(at + 1, keyEnd - 1);
        int value = in.blanks(in.skip(in.blanks(keyEnd), ':'));
        int end = in.value(value);
        if (key.equals("items") && in.charAt(value) == '[') {
          read(in, value);
        } else if (key.equals("kind")) {
          kind = in.word(value, end);
        } else if (key.equals("apiVersion")) {
          apiVersion = in.word(value, end);
        }
        at = in.blanks(end);
        at = in.charAt(at) == ',' ? in.blanks(at + 1) : at;
      }
      in.skip(at, '}');
    }

    private void read(JsonChunks in, int start) throws OtherTextException {
      if (!bounds.isEmpty()) {
        throw new OtherTextException(); // the key stands twice
      }
      int at = in.blanks(start + 1);
      int end = at;
      while (in.charAt(at) != ']') {
        bounds.add(at);
        end = in.value(at);
        at = in.blanks(end);
        at = in.charAt(at) == ',' ? in.blanks(at + 1) : at;
      }
      bounds.add(end);
    }
  }

  private char charAt(int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private int skip(int at, char wanted) throws OtherTextException {
    if (charAt(at) != wanted) {
      throw new OtherTextException();
    }
    return at + 1;
  }

  /** Returns the text of a string without escapes. */
  private String word(int start, int end) throws OtherTextException {
    String word = text.substring(start, end);
    if (word.length() < 2 || word.charAt(0) != '"' || word.indexOf('\\') >= 0) {
      throw new OtherTextException();
    }
    return word.substring(1, word.length() - 1);
  }

  private int blanks(int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF')) {
      at++;
    }
    return at;
  }

  /** Returns the offset behind a value. */
  private int value(int start) throws OtherTextException {
    char first = charAt(start);
    if (first == '"') {
      return string(start);
    }
    if (first != '{' && first != '[') {
      return plain(start);
    }
    int depth = 0;
    for (int at = start; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '"' -> at = string(at) - 1;
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (--depth == 0) {
            return at + 1;
          }
        }
        default -> {}
      }
    }
    throw new OtherTextException();
  }

  private int plain(int start) throws OtherTextException {
    int at = start;
    while (Character.isLetterOrDigit(charAt(at)) || "+-.".indexOf(charAt(at)) >= 0) {
      at++;
    }
    if (at == start) {
      throw new OtherTextException();
    }
    return at;
  }

  private int string(int start) throws OtherTextException {
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      at += c == '\\' ? 1 : 0;
    }
    throw new OtherTextException();
  }
}
