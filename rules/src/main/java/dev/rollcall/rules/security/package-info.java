/** Rules about what pods may do to their node. */
@NullMarked
package dev.rollcall.rules.security;

import org.jspecify.annotations.NullMarked;
