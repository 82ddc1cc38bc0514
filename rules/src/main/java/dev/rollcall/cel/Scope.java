package dev.rollcall.cel;

import org.jspecify.annotations.Nullable;

/** The variables of the loops around a node: their values, and where these are from. */
record Scope(@Nullable Frame frame, @Nullable Places places) {

  /** No loop is around the node. */
  static final Scope NONE = new Scope(null, null);

  /**
   * Where the values of variables are from.
   *
   * @param path null if the value is not part of the object
   */
  record Places(@Nullable Places parent, String name, @Nullable CelPath path) {}

  /** Returns a scope of the same places with other values. */
  Scope with(Frame values) {
    return new Scope(values, places);
  }

  /** Returns a scope in which a variable is from a place. */
  Scope placing(String name, @Nullable CelPath path) {
    return new Scope(frame, new Places(places, name, path));
  }

  /** Returns the place of a variable, null if no loop declares it. */
  @Nullable Places find(String name) {
    for (Places at = places; at != null; at = at.parent()) {
      if (at.name().equals(name)) {
        return at;
      }
    }
    return null;
  }
}
