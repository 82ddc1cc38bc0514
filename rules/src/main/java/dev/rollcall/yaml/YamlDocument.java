package dev.rollcall.yaml;

import dev.rollcall.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * One document of a file.
 *
 * @param root its value, null if the document is empty
 * @param span from its first to its last character
 */
public record YamlDocument(@Nullable YamlNode root, Span span) {}
