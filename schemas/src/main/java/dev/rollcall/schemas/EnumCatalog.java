package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The values that the API server enumerates in its code, which no published schema holds. Safe for
 * use by several threads.
 */
public final class EnumCatalog {
  /** The words of each line, by type and field. */
  private final Map<String, Map<String, String>> lines = new HashMap<>();

  /**
   * What has been asked for, by minor and line: the same few fields are asked for again and again.
   */
  private final Map<Integer, Map<String, Optional<EnumValues>>> known = new ConcurrentHashMap<>();

  EnumCatalog(String text) {
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end > start && text.charAt(start) != '#') {
        int typeEnd = text.indexOf(' ', start);
        int fieldEnd = text.indexOf(' ', typeEnd + 1);
        fieldsOf(TypeText.PREFIX.concat(text.substring(start, typeEnd)))
            .put(text.substring(typeEnd + 1, fieldEnd), text.substring(fieldEnd + 1, end));
      }
      start = end + 1;
    }
  }

  private Map<String, String> fieldsOf(String type) {
    Map<String, String> fields = lines.get(type);
    if (fields == null) {
      fields = new HashMap<>();
      lines.put(type, fields);
    }
    return fields;
  }

  /**
   * The values that a version takes for a field; for a list, those of its elements.
   *
   * @param type the full name of the type: {@code io.k8s.api.core.v1.Toleration}
   * @param field the name of the field: {@code operator}
   * @return empty if the field takes any value
   */
  public Optional<EnumValues> values(String type, String field, KubernetesVersion version) {
    String line = line(type, field);
    if (line == null) {
      return Optional.empty();
    }
    Map<String, Optional<EnumValues>> ofVersion = known.get(version.minor());
    if (ofVersion == null) {
      ofVersion = new ConcurrentHashMap<>();
      known.put(version.minor(), ofVersion);
    }
    Optional<EnumValues> values = ofVersion.get(line);
    if (values == null) {
      values = read(line, version);
      ofVersion.put(line, values);
    }
    return values;
  }

  private static Optional<EnumValues> read(String line, KubernetesVersion version) {
    List<String> values = new ArrayList<>();
    Map<String, String> gated = new LinkedHashMap<>();
    boolean emptyAllowed = false;
    for (String text : line.split(" ", -1)) {
      EnumValue word = EnumValue.parse(text);
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
    String line = line(type, field);
    if (line == null) {
      return Optional.empty();
    }
    @Nullable MinorRange found = null;
    for (String text : line.split(" ", -1)) {
      EnumValue word = EnumValue.parse(text);
      if (word.value().equals(value) && word.gate().isEmpty()) {
        found = found == null ? word.minors() : found.span(word.minors());
      }
    }
    return Optional.ofNullable(found);
  }

  /** The names of the types that have fields with enumerated values, sorted. */
  public SortedSet<String> types() {
    return new TreeSet<>(lines.keySet());
  }

  /** The fields of a type that have enumerated values, sorted. */
  public SortedSet<String> fields(String type) {
    return new TreeSet<>(lines.getOrDefault(type, Map.of()).keySet());
  }

  private @Nullable String line(String type, String field) {
    Map<String, String> fields = lines.get(type);
    return fields == null ? null : fields.get(field);
  }
}
