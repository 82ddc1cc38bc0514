package dev.rollcall.cel;

/** A value of a type that Kubernetes adds to the language. */
interface CelOpaque {

  /** Returns the name of the type. */
  String typeName();

  /** Returns the name and the text that the value is written with, as in {@code {"ip": "::1"}}. */
  String label();

  /** Returns the canonical text. */
  String text();
}
