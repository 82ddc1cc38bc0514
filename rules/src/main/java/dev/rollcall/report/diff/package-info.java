/** Formats of {@code diff}. */
@NullMarked
package dev.rollcall.report.diff;

import org.jspecify.annotations.NullMarked;
