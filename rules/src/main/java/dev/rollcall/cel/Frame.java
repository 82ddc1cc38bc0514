package dev.rollcall.cel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a loop during its evaluation, innermost first.
 *
 * @param value the value, or the error that reading it throws
 */
record Frame(@Nullable Frame parent, String name, Object value) {

  /** Returns the frame that is a number of frames further out. */
  Frame outer(int count) {
    Frame at = this;
    for (int i = 0; i < count; i++) {
      at = Objects.requireNonNull(at.parent());
    }
    return at;
  }
}
