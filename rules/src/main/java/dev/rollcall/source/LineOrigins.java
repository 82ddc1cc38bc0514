package dev.rollcall.source;

import org.jspecify.annotations.Nullable;

/** Says where the lines of a rendered text come from. */
@FunctionalInterface
public interface LineOrigins {

  /** Returns where a 1-based line comes from, null if nothing tells. */
  @Nullable LineOrigin originOf(int line);
}
