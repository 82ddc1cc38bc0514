package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values that the API server enumerates in its code, which no published schema holds. Safe for
 * use by several threads.
 */
public final class EnumCatalog {
  private static final String EMPTY = "\"\"";

  /** The words of a line by "type field"; read when asked for, since few are. */
  private final Map<String, String> lines = new HashMap<>();

  EnumCatalog(String text) {
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end > start && text.charAt(start) != '#') {
        int fieldEnd = text.indexOf(' ', text.indexOf(' ', start) + 1);
        lines.put(
            TypeText.PREFIX.concat(text.substring(start, fieldEnd)),
            text.substring(fieldEnd + 1, end));
      }
      start = end + 1;
    }
  }

  /**
   * The values that a version takes for a field; for a list or a map, those of its elements.
   *
   * @param type the full name of the type: {@code io.k8s.api.core.v1.Toleration}
   * @param field the name of the field: {@code operator}
   * @return empty if the field takes any value
   */
  public Optional<EnumValues> values(String type, String field, KubernetesVersion version) {
    String line = lines.get(type.concat(" ").concat(field));
    if (line == null) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    boolean emptyAllowed = false;
    for (String word : line.split(" ")) {
      int at = word.indexOf('@');
      String value = at < 0 ? word : word.substring(0, at);
      if (at >= 0 && !MinorRange.parse(word, at + 1, word.length()).contains(version.minor())) {
        continue;
      }
      if (value.equals(EMPTY)) {
        emptyAllowed = true;
      } else {
        values.add(value);
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(new EnumValues(values, emptyAllowed));
  }

  /**
   * The minors that take a value; for "known from 1.34 on".
   *
   * @return empty if no minor takes that value, or the field takes any
   */
  public Optional<MinorRange> history(String type, String field, String value) {
    String line = lines.get(type.concat(" ").concat(field));
    if (line == null) {
      return Optional.empty();
    }
    for (String word : line.split(" ")) {
      int at = word.indexOf('@');
      if ((at < 0 ? word : word.substring(0, at)).equals(value)) {
        return Optional.of(at < 0 ? MinorRange.ALL : MinorRange.parse(word, at + 1, word.length()));
      }
    }
    return Optional.empty();
  }

  /**
   * The fields that have enumerated values, as {@code "io.k8s.api.core.v1.Toleration operator"},
   * sorted.
   */
  public Set<String> fields() {
    return new TreeSet<>(lines.keySet());
  }
}
