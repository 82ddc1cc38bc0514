package dev.rollcall.cel;

import java.util.Map;

/**
 * How much there is in values. A value that occurs several times in another is counted each time,
 * so the count tells how long a walk through it takes, not what it holds in memory.
 */
final class ValueSize {

  /** The most that a value may have that is written or compared as a whole. */
  static final long MAX_CELLS = 1_000_000;

  /** How deep lists and maps may be nested. */
  static final int MAX_DEPTH = 500;

  private static final long MAX_NEW_ELEMENTS = 200_000;
  private static final long HUGE = 1L << 40;
  private static final int CHARS_PER_CELL = 8;
  private static final int BYTES_PER_VALUE = 40;
  private static final int BYTES_PER_ELEMENT = 8;
  private static final int BYTES_PER_ENTRY = 64;

  private ValueSize() {}

  /** Returns the number of scalars in a value; a long text counts as several. */
  static long cells(Object value) {
    if (value instanceof String text) {
      return 1 + text.length() / CHARS_PER_CELL;
    }
    if (value instanceof CelList list) {
      return list.cells();
    }
    if (value instanceof CelMap map) {
      return map.cells();
    }
    if (value instanceof CelOptional optional) {
      Object inner = optional.value();
      return inner == null ? 1 : add(1, cells(inner));
    }
    return value instanceof CelBytes bytes ? 1 + bytes.size() / CHARS_PER_CELL : 1;
  }

  static long add(long a, long b) {
    return Math.min(HUGE, a + b);
  }

  static long multiply(long a, long b) {
    return a != 0 && b > HUGE / a ? HUGE : a * b;
  }

  /** Returns how deep the lists and maps of a value are nested. */
  static int depth(Object value) {
    if (value instanceof CelList list) {
      return list.depth();
    }
    if (value instanceof CelMap map) {
      return map.depth();
    }
    if (value instanceof CelOptional optional) {
      Object inner = optional.value();
      return inner == null ? 1 : 1 + depth(inner);
    }
    return 0;
  }

  /** Returns the depth of what holds a value; throws where it would be too deep. */
  static int around(int deepest) {
    if (deepest >= MAX_DEPTH) {
      throw new CostLimitException();
    }
    return deepest + 1;
  }

  /** Returns the memory of a value that was made from others, without those. */
  static long bytes(Object value) {
    if (value instanceof String text) {
      return BYTES_PER_VALUE + 2L * text.length();
    }
    if (value instanceof CelList list) {
      return elements(list.size());
    }
    if (value instanceof CelMap map) {
      return BYTES_PER_VALUE + (long) BYTES_PER_ENTRY * map.count();
    }
    return BYTES_PER_VALUE + (value instanceof CelBytes bytes ? bytes.size() : 0L);
  }

  static long elements(long count) {
    return BYTES_PER_VALUE + BYTES_PER_ELEMENT * count;
  }

  /** Refuses values that are too large to be written. */
  static void requireWritable(Object value) {
    if (cells(value) > MAX_CELLS) {
      throw new CostLimitException();
    }
  }

  /** Refuses to make a list of too many new values. */
  static void requireCount(long elements) {
    if (elements > MAX_NEW_ELEMENTS) {
      throw new CostLimitException();
    }
  }

  /** Refuses to make a text that is too long. */
  static void requireLength(long characters) {
    if (characters > MAX_CELLS * CHARS_PER_CELL) {
      throw new CostLimitException();
    }
  }

  static long cells(Map<Object, Object> entries) {
    long cells = 1;
    for (Map.Entry<Object, Object> entry : entries.entrySet()) {
      cells = add(cells, cells(entry.getKey()) + cells(entry.getValue()));
    }
    return cells;
  }

  static int depth(Map<Object, Object> entries) {
    int deepest = 0;
    for (Object value : entries.values()) {
      deepest = Math.max(deepest, depth(value));
    }
    return around(deepest);
  }
}
