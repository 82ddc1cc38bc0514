/** Formats of {@code rollout}. */
@NullMarked
package dev.rollcall.report.rollout;

import org.jspecify.annotations.NullMarked;
