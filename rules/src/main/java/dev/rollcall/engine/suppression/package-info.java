/** Ignores and baselines. */
@NullMarked
package dev.rollcall.engine.suppression;

import org.jspecify.annotations.NullMarked;
