package dev.rollcall.lsp.feature;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inside of braces or brackets that are not closed yet.
 *
 * @param list whether they are brackets
 * @param key the key whose value is typed, or null if a key or an item is typed
 * @param typed what of it is there already
 * @param siblings the fields before it
 */
record FlowText(boolean list, @Nullable String key, String typed, Map<String, String> siblings) {

  /** Returns the offset of the innermost brace or bracket that is not closed, or -1. */
  static int start(String text) {
    int depth = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '}' || c == ']') {
        depth++;
      } else if (c == '{' || c == '[') {
        if (depth == 0) {
          return i;
        }
        depth--;
      } else if (c == '#') {
        return -1;
      }
    }
    return -1;
  }

  /** Takes the text behind a brace or bracket apart. */
  static FlowText of(String text, int start) {
    String[] parts = text.substring(start + 1).split(",", -1);
    String last = parts[parts.length - 1].stripLeading();
    if (text.charAt(start) == '[') {
      return new FlowText(true, null, last, Map.of());
    }
    Map<String, String> siblings = new LinkedHashMap<>();
    for (int i = 0; i + 1 < parts.length; i++) {
      YamlLine field = YamlLine.of(parts[i].strip());
      siblings.put(field.key(), field.scalar());
    }
    YamlLine field = YamlLine.of(last);
    return field.key().isEmpty()
        ? new FlowText(false, null, last, siblings)
        : new FlowText(false, field.key(), field.value(), siblings);
  }
}
