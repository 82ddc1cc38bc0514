package dev.rollcall.placement.nodegroup;

import org.jspecify.annotations.Nullable;

/**
 * How many nodes a group has.
 *
 * @param max the highest number, or null for any
 * @param now the number today, or null if the files do not say
 */
public record NodeCount(long min, @Nullable Long max, @Nullable Long now) {

  /** Drops a number of today that the others rule out, and knows one that they leave no choice. */
  public NodeCount {
    if (max != null && max == min) {
      now = max;
    } else if (now != null && (now < min || (max != null && now > max))) {
      now = null;
    }
  }

  /** Any number of nodes. */
  public static final NodeCount ANY = new NodeCount(0, null, null);

  /** No nodes at all. */
  public static final NodeCount NONE = exactly(0);

  /** Returns a fixed number of nodes. */
  public static NodeCount exactly(long nodes) {
    return new NodeCount(nodes, nodes, nodes);
  }

  /** Returns the number of nodes of both. */
  public NodeCount plus(NodeCount other) {
    return new NodeCount(
        min + other.min,
        max == null || other.max == null ? null : Long.valueOf(max + other.max),
        now == null || other.now == null ? null : Long.valueOf(now + other.now));
  }

  /** Returns the numbers that are possible if only some of the nodes count. */
  public NodeCount upTo() {
    Long known = max != null && max == 0 ? Long.valueOf(0) : null;
    return new NodeCount(0, max, now != null && now == 0 ? Long.valueOf(0) : known);
  }

  /** Returns whether the number is fixed. */
  public boolean isExact() {
    return max != null && max == min;
  }

  /** Returns the number as people write it: {@code 3}, {@code 2 to 6, 3 now}, {@code 0 or more}. */
  @Override
  public String toString() {
    if (isExact()) {
      return Long.toString(min);
    }
    String range = max == null ? min + " or more" : min + " to " + max;
    return now == null ? range : range + ", " + now + " now";
  }
}
