package dev.rollcall.engine.input;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to read.
 *
 * @param name what it is called in findings
 * @param path where it is, null for standard input
 */
public record Input(String name, @Nullable Path path) {}
