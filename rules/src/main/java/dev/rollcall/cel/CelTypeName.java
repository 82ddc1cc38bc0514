package dev.rollcall.cel;

/** A type as a value. */
public record CelTypeName(String name) {}
