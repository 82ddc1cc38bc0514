package dev.rollcall.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map of a few written fields, in the order of the text, that cannot be changed. Each object has
 * several such maps, which take a quarter of the memory of hash maps and are searched as fast.
 */
final class FieldMap<V> extends AbstractMap<String, V> {

  private static final int MAX_SEARCHED = 16;

  /** Each key with its value behind it. */
  private final Object[] keysAndValues;

  private FieldMap(Map<String, V> entries) {
    keysAndValues = new Object[entries.size() * 2];
    int at = 0;
    for (Map.Entry<String, V> entry : entries.entrySet()) {
      keysAndValues[at++] = entry.getKey();
      keysAndValues[at++] = entry.getValue();
    }
  }

  /** Returns entries that nobody changes any more as a map that nobody can change. */
  static <V> Map<String, V> of(Map<String, V> entries) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    return entries.size() > MAX_SEARCHED
        ? Collections.unmodifiableMap(entries)
        : new FieldMap<>(entries);
  }

  @Override
  public int size() {
    return keysAndValues.length / 2;
  }

  @Override
  public @Nullable V get(Object key) {
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (keysAndValues[i].equals(key)) {
        return value(i);
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {

      @Override
      public int size() {
        return FieldMap.this.size();
      }

      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Entries();
      }
    };
  }

  @SuppressWarnings("unchecked") // only the constructor writes, a key and a value in turn
  private V value(int at) {
    return (V) keysAndValues[at + 1];
  }

  private final class Entries implements Iterator<Map.Entry<String, V>> {

    private int next;

    @Override
    public boolean hasNext() {
      return next < keysAndValues.length;
    }

    @Override
    public Map.Entry<String, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int at = next;
      next += 2;
      return Map.entry((String) keysAndValues[at], value(at));
    }
  }
}
