/** Rules about the input itself: ignores, limits, files that were not looked at. */
@NullMarked
package dev.rollcall.rules.hygiene;

import org.jspecify.annotations.NullMarked;
