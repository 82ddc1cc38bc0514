/**
 * The Maven plugin: translates parameters, log lines and build failures. Everything that thinks is
 * in {@code rules}.
 */
@NullMarked
package dev.rollcall.maven;

import org.jspecify.annotations.NullMarked;
