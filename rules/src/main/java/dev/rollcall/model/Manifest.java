package dev.rollcall.model;

import dev.rollcall.source.Origin;
import dev.rollcall.source.Place;

/** An object of the input that rollcall understands. */
public interface Manifest {

  Origin origin();

  Place place();

  ObjectMeta meta();

  default String name() {
    return meta().name().get();
  }

  /** Returns the namespace, {@code default} where none is written. */
  default String namespace() {
    return meta().namespace().get();
  }
}
