/** Formats of {@code place} and {@code clusters}. */
@NullMarked
package dev.rollcall.report.place;

import org.jspecify.annotations.NullMarked;
