/** Rules about the nodes that pods run on. */
@NullMarked
package dev.rollcall.rules.placement;

import org.jspecify.annotations.NullMarked;
