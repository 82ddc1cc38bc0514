package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values that the API server enumerates in its code, which no published schema holds. Safe for
 * use by several threads.
 */
public final class EnumCatalog {
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
   * The values that a version takes for a field; for a list, those of its elements.
   *
   * @param type the full name of the type: {@code io.k8s.api.core.v1.Toleration}
   * @param field the name of the field: {@code operator}
   * @return empty if the field takes any value
   */
  public Optional<EnumValues> values(String type, String field, KubernetesVersion version) {
    List<String> values = new ArrayList<>();
    Map<String, String> gated = new LinkedHashMap<>();
    boolean emptyAllowed = false;
    for (EnumWord word : words(type, field)) {
      if (word.value().isEmpty()) {
        emptyAllowed = true;
      } else if (word.minors().contains(version) && word.gate().isEmpty()) {
        values.add(word.value());
      } else if (word.minors().contains(version)) {
        gated.put(word.value(), word.gate());
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new EnumValues(values, gated, emptyAllowed));
  }

  /**
   * The minors that take a value without a feature gate; for messages such as "known from 1.34 on".
   *
   * @return empty if no minor takes that value, or the field takes any
   */
  public Optional<MinorRange> history(String type, String field, String value) {
    @Nullable MinorRange found = null;
    for (EnumWord word : words(type, field)) {
      if (word.value().equals(value) && word.gate().isEmpty()) {
        found = found == null ? word.minors() : found.span(word.minors());
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * The fields that have enumerated values, as {@code "io.k8s.api.core.v1.Toleration operator"},
   * sorted.
   */
  public Set<String> fields() {
    return new TreeSet<>(lines.keySet());
  }

  private List<EnumWord> words(String type, String field) {
    String line = lines.get(type.concat(" ").concat(field));
    if (line == null) {
      return List.of();
    }
    List<EnumWord> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      words.add(EnumWord.parse(word));
    }
    return words;
  }
}
