/** Rules about what the API server refuses. */
@NullMarked
package dev.rollcall.rules.rejected;

import org.jspecify.annotations.NullMarked;
