/** The page of a rule, made from what the rule says of itself, its prose and its examples. */
@NullMarked
package dev.rollcall.page;

import org.jspecify.annotations.NullMarked;
