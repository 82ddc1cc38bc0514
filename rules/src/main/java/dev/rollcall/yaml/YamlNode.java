package dev.rollcall.yaml;

import dev.rollcall.source.Span;

/** A value in a YAML document, with the text that it was read from. */
public sealed interface YamlNode permits YamlScalar, YamlMapping, YamlSequence {

  /** Returns the text of the value; a block collection ends where its last value ends. */
  Span span();

  /**
   * Returns what to point at when talking of the whole value: a scalar itself, or the first thing
   * in a collection.
   */
  Span head();

  /**
   * Names the kind of the value as Kubernetes' decoder does: string, number, bool, null, object,
   * array.
   */
  String typeName();
}
