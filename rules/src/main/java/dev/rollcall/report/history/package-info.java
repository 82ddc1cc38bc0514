/** The formats of {@code history}. */
@NullMarked
package dev.rollcall.report.history;

import org.jspecify.annotations.NullMarked;
