/** Readers of the files that decide what nodes there will be, one class for each format. */
@NullMarked
package dev.rollcall.placement.nodegroup.format;

import org.jspecify.annotations.NullMarked;
