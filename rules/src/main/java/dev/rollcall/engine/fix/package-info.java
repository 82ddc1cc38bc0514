/** Applies fixes to files. */
@NullMarked
package dev.rollcall.engine.fix;

import org.jspecify.annotations.NullMarked;
