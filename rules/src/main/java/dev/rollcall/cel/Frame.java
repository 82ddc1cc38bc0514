package dev.rollcall.cel;

import org.jspecify.annotations.Nullable;

/**
 * The variables of a loop during its evaluation, innermost first.
 *
 * @param value the value, or the error that reading it throws
 */
record Frame(@Nullable Frame parent, String name, Object value) {

  static @Nullable Object find(@Nullable Frame frame, String name) {
    for (Frame at = frame; at != null; at = at.parent()) {
      if (at.name().equals(name)) {
        return at.value();
      }
    }
    return null;
  }
}
