package dev.rollcall.diagnostic;

import dev.rollcall.source.Location;

/** A stretch of a file and the text that replaces it. */
public record TextEdit(Location location, String text) {}
