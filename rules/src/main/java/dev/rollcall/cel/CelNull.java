package dev.rollcall.cel;

/** The value null. */
public enum CelNull {
  NULL
}
