/** What rules of several categories share. */
@NullMarked
package dev.rollcall.rules.common;

import org.jspecify.annotations.NullMarked;
