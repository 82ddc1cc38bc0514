package dev.rollcall.cel;

import org.jspecify.annotations.Nullable;

/** The values of the variables that an expression may name. */
public interface CelActivation {

  /**
   * Returns the value of a variable, or null if there is none.
   *
   * @throws CelUnknown if the input does not tell the value
   */
  @Nullable Object variable(String name);
}
