package dev.rollcall.cel;

/** A type as a value. */
record CelTypeName(String name) {}
