/** Runs work in parallel, within limits on time and memory. */
@NullMarked
package dev.rollcall.engine.execution;

import org.jspecify.annotations.NullMarked;
