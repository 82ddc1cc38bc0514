/**
 * The rules, one class each, and the list of them. Pure functions of what the context shows them.
 */
@NullMarked
package dev.rollcall.rules;

import org.jspecify.annotations.NullMarked;
