package dev.rollcall.config;

import dev.rollcall.source.Location;
import dev.rollcall.source.Span;

/** What is wrong with a configuration, and where. */
public record ConfigProblem(Location location, String message) {

  /** Returns one line with the position in front. */
  @Override
  public String toString() {
    Span span = location.span();
    return location.file().name() + ":" + span.line() + ":" + span.column() + ": " + message;
  }
}
