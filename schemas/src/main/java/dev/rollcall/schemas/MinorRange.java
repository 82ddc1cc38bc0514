package dev.rollcall.schemas;

import java.util.Optional;

/**
 * A range of minors in which something is there, such as a field or an apiVersion.
 *
 * @param first the first minor; 0 if it was there from the start, or as far back as anything here
 *     tells
 * @param last the last minor; {@link Integer#MAX_VALUE} if it is still there
 */
public record MinorRange(int first, int last) {
  static final MinorRange ALL = new MinorRange(0, Integer.MAX_VALUE);

  /**
   * Reads a range as the resources write it, {@code 34-}, {@code -29} or {@code 26-31}; nothing is
   * every minor.
   */
  static MinorRange parse(String text, int start, int end) {
    if (start >= end) {
      return ALL;
    }
    int dash = text.indexOf('-', start);
    if (dash < 0 || dash >= end) {
      throw new IllegalStateException("not a range of minors: ".concat(text.substring(start, end)));
    }
    int first = dash == start ? 0 : Integer.parseInt(text, start, dash, 10);
    int last = dash + 1 == end ? Integer.MAX_VALUE : Integer.parseInt(text, dash + 1, end, 10);
    return new MinorRange(first, last);
  }

  /** The first version; empty if it was there from the start. */
  public Optional<KubernetesVersion> since() {
    return first == 0 ? Optional.empty() : Optional.of(new KubernetesVersion(first));
  }

  /** The last version; empty if it is still there. */
  public Optional<KubernetesVersion> until() {
    return last == Integer.MAX_VALUE ? Optional.empty() : Optional.of(new KubernetesVersion(last));
  }

  /** Whether that version has it. */
  public boolean contains(KubernetesVersion version) {
    return contains(version.minor());
  }

  boolean contains(int minor) {
    return minor >= first && minor <= last;
  }

  /** Whether it came only after that version. */
  public boolean isAfter(KubernetesVersion version) {
    return first > version.minor();
  }

  /** Whether it went before that version. */
  public boolean isBefore(KubernetesVersion version) {
    return last < version.minor();
  }

  /** The range from the earlier start to the later end. */
  MinorRange span(MinorRange other) {
    return new MinorRange(Math.min(first, other.first), Math.max(last, other.last));
  }

  /** What both have in common. */
  MinorRange intersection(MinorRange other) {
    return new MinorRange(Math.max(first, other.first), Math.min(last, other.last));
  }

  /**
   * For messages: {@code from 1.34 on}, {@code until 1.29}, {@code from 1.26 to 1.31}, {@code only
   * in 1.35}, {@code always}.
   */
  @Override
  public String toString() {
    if (first == 0) {
      return last == Integer.MAX_VALUE ? "always" : "until 1.".concat(Integer.toString(last));
    }
    String start = "1.".concat(Integer.toString(first));
    if (last == Integer.MAX_VALUE) {
      return "from ".concat(start).concat(" on");
    }
    if (first == last) {
      return "only in ".concat(start);
    }
    return "from ".concat(start).concat(" to 1.").concat(Integer.toString(last));
  }
}
