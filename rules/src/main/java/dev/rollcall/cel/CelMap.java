package dev.rollcall.cel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of values, perhaps with its place in an object. Keys of all number types are comparable. */
public final class CelMap {

  private final Map<Object, Object> entries;
  private final @Nullable CelPath path;

  private CelMap(Map<Object, Object> entries, @Nullable CelPath path) {
    this.entries = entries;
    this.path = path;
  }

  /** Returns a map of an object. */
  public static CelMap at(CelPath path, Map<String, Object> entries) {
    return new CelMap(new LinkedHashMap<>(entries), path);
  }

  /** Returns a map without a place. */
  public static CelMap of(Map<?, ?> entries) {
    return new CelMap(new LinkedHashMap<>(entries), null);
  }

  @Nullable CelPath path() {
    return path;
  }

  /** Returns the entries in the order of the text. */
  public Map<Object, Object> entries() {
    return entries;
  }

  int size() {
    return entries.size();
  }

  /** Returns the value of a key, or null if absent. */
  public @Nullable Object find(Object key) {
    Object value = entries.get(key);
    if (value != null || key instanceof String) {
      return value;
    }
    Long number = Values.exactLong(key);
    if (number != null) {
      value = entries.get(number);
      if (value == null && number >= 0) {
        value = entries.get(new UInt(number));
      }
      return value == null ? entries.get((double) number) : value;
    }
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CelMap map && Values.equal(this, map);
  }

  @Override
  public int hashCode() {
    return entries.size();
  }
}
