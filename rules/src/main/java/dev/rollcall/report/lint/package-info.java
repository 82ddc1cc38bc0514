/** Formats of {@code lint}. */
@NullMarked
package dev.rollcall.report.lint;

import org.jspecify.annotations.NullMarked;
