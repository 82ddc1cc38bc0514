/** Which rules are enabled where, and the findings that they make. */
@NullMarked
package dev.rollcall.engine.ruleset;

import org.jspecify.annotations.NullMarked;
