/** Compares two states of a cluster: the diff and the forecast of a rollout. */
@NullMarked
package dev.rollcall.engine.change;

import org.jspecify.annotations.NullMarked;
