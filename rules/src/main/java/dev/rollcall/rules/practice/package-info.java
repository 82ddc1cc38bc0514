/** Rules about settings that people regret. */
@NullMarked
package dev.rollcall.rules.practice;

import org.jspecify.annotations.NullMarked;
