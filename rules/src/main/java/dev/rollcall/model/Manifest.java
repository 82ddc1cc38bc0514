package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.SourceObject;

/** An object of the input that rollcall understands. */
public interface Manifest {

  SourceObject origin();

  FieldLocation place();

  ObjectMeta meta();

  default String name() {
    return meta().name().get();
  }

  /** Returns the namespace, {@code default} where none is written. */
  default String namespace() {
    return meta().namespace().get();
  }

  /** Returns namespace and name, as {@code kubectl} takes them together. */
  default String fullName() {
    return namespace() + "/" + name();
  }
}
