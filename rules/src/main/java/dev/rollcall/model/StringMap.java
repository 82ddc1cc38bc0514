package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map of strings such as labels, annotations or a node selector, in the order of the text.
 *
 * @param place the place of the map, also where there is none
 */
public record StringMap(FieldLocation place, Map<String, Value<String>> entries) {

  public StringMap {
    entries = FieldMap.of(entries);
  }

  public static StringMap read(FieldCursor field) {
    List<FieldCursor> written = field.entries();
    if (written.isEmpty()) {
      return new StringMap(field.place(), Map.of());
    }
    Map<String, Value<String>> entries = new LinkedHashMap<>();
    for (FieldCursor entry : written) {
      // A value that is no string is refused elsewhere; its text is the best guess at what was
      // meant.
      String text = entry.source();
      entries.put(entry.name(), Value.given(text == null ? "" : text, entry));
    }
    return new StringMap(field.place(), entries);
  }

  /** Returns the value under the key, null if there is none. */
  public @Nullable String get(String key) {
    Value<String> value = entries.get(key);
    return value == null ? null : value.get();
  }

  public @Nullable Value<String> value(String key) {
    return entries.get(key);
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }
}
