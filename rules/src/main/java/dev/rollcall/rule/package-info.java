/**
 * The contract between rules and the engine: what a rule looks at, what it says of itself, how it
 * reports.
 */
@NullMarked
package dev.rollcall.rule;

import org.jspecify.annotations.NullMarked;
