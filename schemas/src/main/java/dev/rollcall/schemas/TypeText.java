package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of types.txt and where in it each type stands; regenerate.py describes the format. */
final class TypeText {
  /** Left out of every name in the resource. */
  static final String PREFIX = "io.k8s.";

  private static final String HEAD = "rollcall-types 1 ";
  private static final String KINDS = "kinds";
  private static final int TYPES = 512;

  private final String text;

  /** The full name of the type of each kind, by apiVersion and kind with a space between. */
  private final Map<String, String> kinds = new LinkedHashMap<>();

  /** Where the head of each type starts, by its name without the prefix. */
  private final Map<String, Integer> starts = new HashMap<>(TYPES);

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
   * Finds the types without looking into them.
   *
   * @throws IllegalStateException if the text is not in the format
   */
  TypeText(String text) {
    if (!text.startsWith(HEAD)) {
      throw new IllegalStateException("not a list of types");
    }
    this.text = text;
    int start = text.indexOf('\n') + 1;
    while (start < text.length()) {
      int nameEnd = text.indexOf(' ', start);
      int headEnd = text.indexOf('\n', nameEnd);
      String name = text.substring(start, nameEnd);
      int end = headEnd + 1 + length(nameEnd + 1, headEnd);
      if (name.equals(KINDS)) {
        readKinds(headEnd + 1, end);
      } else {
        starts.put(name, start);
      }
      start = end;
    }
  }

  private int length(int start, int headEnd) {
    return Integer.parseInt(text, start, lengthEnd(start, headEnd), 10);
  }

  private int lengthEnd(int start, int headEnd) {
    int space = text.indexOf(' ', start);
    return space < 0 || space > headEnd ? headEnd : space;
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

  List<ApiName> kinds() {
    List<ApiName> names = new ArrayList<>();
    for (String kind : kinds.keySet()) {
      int space = kind.indexOf(' ');
      names.add(new ApiName(kind.substring(0, space), kind.substring(space + 1)));
    }
    return List.copyOf(names);
  }

  /** Where the lines of a type are; null if there is no type of that full name. */
  @Nullable Block block(String name) {
    Integer start = name.startsWith(PREFIX) ? starts.get(name.substring(PREFIX.length())) : null;
    if (start == null) {
      return null;
    }
    int nameEnd = text.indexOf(' ', start);
    int headEnd = text.indexOf('\n', nameEnd);
    int lengthEnd = lengthEnd(nameEnd + 1, headEnd);
    MinorRange minors = MinorRange.parse(text, lengthEnd + 1, headEnd);
    return new Block(name, minors, headEnd + 1, headEnd + 1 + length(nameEnd + 1, headEnd));
  }
}
