package dev.rollcall.cel;

import org.jspecify.annotations.Nullable;

/**
 * An optional value.
 *
 * @param value null if there is none
 */
record CelOptional(@Nullable Object value) {

  static final CelOptional NONE = new CelOptional(null);

  static CelOptional ofNullable(@Nullable Object value) {
    return value == null ? NONE : new CelOptional(value);
  }
}
