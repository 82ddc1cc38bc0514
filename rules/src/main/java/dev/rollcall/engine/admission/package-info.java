/** Asks admission policies about the states of a cluster, for placement and changes. */
@NullMarked
package dev.rollcall.engine.admission;

import org.jspecify.annotations.NullMarked;
