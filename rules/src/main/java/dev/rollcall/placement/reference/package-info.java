/** Built-in reference clusters, which stand in for nodes that the input lacks. */
@NullMarked
package dev.rollcall.placement.reference;

import org.jspecify.annotations.NullMarked;
