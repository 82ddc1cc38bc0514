package dev.rollcall.yaml;

import dev.rollcall.source.Span;

/**
 * A comment that is meant for rollcall.
 *
 * @param text what follows the {@code #}, trimmed
 * @param ownLine whether nothing else stands on its line
 */
public record YamlComment(String text, boolean ownLine, Span span) {}
