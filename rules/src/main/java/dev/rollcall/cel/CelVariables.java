package dev.rollcall.cel;

import org.jspecify.annotations.Nullable;

/** The value of {@code variables}: fields that are evaluated when they are read. */
public interface CelVariables {

  /**
   * Returns the value of a field, or null if there is none.
   *
   * @throws CelException if its evaluation fails
   */
  @Nullable Object field(String name);
}
