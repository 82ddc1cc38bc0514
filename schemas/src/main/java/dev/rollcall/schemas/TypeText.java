package dev.rollcall.schemas;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of types.txt and where in it each type stands; regenerate.py describes the format. */
final class TypeText {
  /** Left out of every name in the resource. */
  static final String PREFIX = "io.k8s.";

  private static final String HEAD = "rollcall-types 1 ";
  private static final int TYPES = 512;

  private final String text;
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<String, Block> blocks = new HashMap<>(TYPES);

  /**
   * Where the field lines of a type are.
   *
   * @param name the full name of the type
   * @param minors the minors that have the type
   * @param start the index of the first line
   * @param end the index after the last line
   */
  record Block(String name, MinorRange minors, int start, int end) {}

  /**
   * Finds the blocks without looking into them.
   *
   * @throws IllegalStateException if the text is not in the format
   */
  TypeText(String text) {
    this.text = text;
    if (!text.startsWith(HEAD)) {
      throw new IllegalStateException(
          "not a list of types: ".concat(text.substring(0, Math.min(40, text.length()))));
    }
    int start = text.indexOf('\n') + 1;
    while (start < text.length()) {
      int headEnd = text.indexOf('\n', start);
      int nameEnd = text.indexOf(' ', start);
      int lengthEnd = text.indexOf(' ', nameEnd + 1);
      lengthEnd = lengthEnd < 0 || lengthEnd > headEnd ? headEnd : lengthEnd;
      int end = headEnd + 1 + Integer.parseInt(text, nameEnd + 1, lengthEnd, 10);
      String name = text.substring(start, nameEnd);
      if (name.equals("kinds")) {
        readKinds(headEnd + 1, end);
      } else {
        String fullName = PREFIX.concat(name);
        MinorRange minors = MinorRange.parse(text, lengthEnd + 1, headEnd);
        blocks.put(fullName, new Block(fullName, minors, headEnd + 1, end));
      }
      start = end;
    }
  }

  private void readKinds(int start, int end) {
    int lineStart = start;
    while (lineStart < end) {
      int lineEnd = text.indexOf('\n', lineStart);
      int nameStart = text.lastIndexOf(' ', lineEnd) + 1;
      String kind = text.substring(lineStart, nameStart - 1);
      kinds.put(kind, PREFIX.concat(text.substring(nameStart, lineEnd)));
      lineStart = lineEnd + 1;
    }
  }

  /** The text that the blocks point into. */
  String text() {
    return text;
  }

  @Nullable String typeOfKind(String apiVersion, String kind) {
    return kinds.get(apiVersion.concat(" ").concat(kind));
  }

  Collection<String> kinds() {
    return Collections.unmodifiableSet(kinds.keySet());
  }

  @Nullable Block block(String name) {
    return blocks.get(name);
  }
}
