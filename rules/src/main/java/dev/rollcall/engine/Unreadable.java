package dev.rollcall.engine;

import dev.rollcall.source.Span;

/**
 * An input that could not be read at all.
 *
 * @param name what the input is called
 * @param span where in it reading failed, its start where it is the whole of it
 * @param message why, in the style of a finding's message
 * @param rule the id of the rule that says so
 */
public record Unreadable(String name, Span span, String message, String rule) {

  /** Makes one that the file system refuses, or that is no text. */
  public Unreadable(String name, Span span, String message) {
    this(name, span, message, "unreadable-input");
  }
}
