package dev.rollcall.cel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map of values, perhaps with its place in an object. Keys of all number types are comparable.
 */
public final class CelMap {

  private final Map<Object, Object> entries;
  private final @Nullable CelPath path;
  private final @Nullable CelUnknown rest;
  // Both are counted when first asked for; 0 before that.
  private long cells;
  private int depth;

  private CelMap(Map<Object, Object> entries, @Nullable CelPath path, @Nullable CelUnknown rest) {
    this.entries = entries;
    this.path = path;
    this.rest = rest;
  }

  /** Returns a map that an expression makes, whose depth is limited. */
  static CelMap computed(Map<Object, Object> entries) {
    CelMap map = new CelMap(entries, null, null);
    map.depth();
    return map;
  }

  /** Returns a map of which only some entries are known. */
  public static CelMap open(Map<String, Object> entries, String unknown) {
    return new CelMap(new LinkedHashMap<>(entries), null, new CelUnknown(unknown));
  }

  /** Returns the same map with another value of a key. */
  public CelMap with(String key, Object value) {
    Map<Object, Object> changed = new LinkedHashMap<>(entries);
    changed.put(key, value);
    return new CelMap(changed, path, rest);
  }

  /** Returns a map of an object, which keeps the entries. */
  public static CelMap at(CelPath path, Map<Object, Object> entries) {
    return new CelMap(entries, path, null);
  }

  /** Returns a map without a place. */
  public static CelMap of(Map<?, ?> entries) {
    return new CelMap(new LinkedHashMap<>(entries), null, null);
  }

  /** Returns the place in an object, or null. */
  public @Nullable CelPath path() {
    return path;
  }

  /** Returns the entries in the order of the text. */
  public Map<Object, Object> entries() {
    if (rest != null) {
      throw rest;
    }
    return entries;
  }

  int size() {
    return entries().size();
  }

  /** Returns the number of entries that are known. */
  int count() {
    return entries.size();
  }

  long cells() {
    if (cells == 0) {
      cells = ValueSize.cells(entries);
    }
    return cells;
  }

  int depth() {
    if (depth == 0) {
      depth = ValueSize.depth(entries);
    }
    return depth;
  }

  /** Adds an entry in place: only to the map that a loop makes, which nothing else sees yet. */
  void insert(Object key, Object value) {
    cells = ValueSize.add(cells(), ValueSize.cells(key) + ValueSize.cells(value));
    depth = Math.max(depth(), ValueSize.around(ValueSize.depth(value)));
    entries.put(key, value);
  }

  /** Returns the value of a key, or null if absent. */
  public @Nullable Object find(Object key) {
    Object value = entries.get(key);
    if (value != null) {
      return value;
    }
    if (rest != null) {
      throw rest;
    }
    if (key instanceof String) {
      return null;
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
