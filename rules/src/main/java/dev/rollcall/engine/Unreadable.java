package dev.rollcall.engine;

import dev.rollcall.source.Span;

/**
 * An input that could not be read at all.
 *
 * @param name what the input is called
 * @param span where in it reading failed, its start where it is the whole of it
 * @param message why, in the style of a finding's message
 */
public record Unreadable(String name, Span span, String message) {}
