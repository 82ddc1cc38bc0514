/** Rules about updates. */
@NullMarked
package dev.rollcall.rules.rollout;

import org.jspecify.annotations.NullMarked;
