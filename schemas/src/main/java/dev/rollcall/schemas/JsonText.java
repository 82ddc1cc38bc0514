package dev.rollcall.schemas;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes JSON with indentation: members one by one, arrays of scalars on a line. */
final class JsonText {
  private final StringBuilder text = new StringBuilder("{");
  private int depth = 1;
  private boolean first = true;

  /** Begins a member that is an object; {@link #end} ends it. */
  void object(String key) {
    key(key);
    text.append('{');
    depth++;
    first = true;
  }

  void end() {
    depth--;
    if (!first) {
      newLine();
    }
    text.append('}');
    first = false;
  }

  void member(String key, String value) {
    key(key);
    string(value);
  }

  void member(String key, boolean value) {
    key(key);
    text.append(value);
  }

  void member(String key, long value) {
    key(key);
    text.append(value);
  }

  /** An array of strings, in which null is null. */
  void member(String key, Collection<? extends @Nullable String> values) {
    key(key);
    text.append('[');
    String separator = "";
    for (String value : values) {
      text.append(separator);
      if (value == null) {
        text.append("null");
      } else {
        string(value);
      }
      separator = ", ";
    }
    text.append(']');
  }

  /** Ends the document. */
  String finish() {
    end();
    return text.append('\n').toString();
  }

  private void key(String key) {
    if (!first) {
      text.append(',');
    }
    first = false;
    newLine();
    string(key);
    text.append(": ");
  }

  private void newLine() {
    text.append('\n');
    for (int i = 0; i < depth; i++) {
      text.append("  ");
    }
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
    text.append('"');
  }
}
