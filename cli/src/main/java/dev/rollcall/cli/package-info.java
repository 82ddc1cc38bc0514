/**
 * The command line: translates arguments, exit codes and streams. Everything that thinks is in
 * {@code rules}.
 */
@NullMarked
package dev.rollcall.cli;

import org.jspecify.annotations.NullMarked;
