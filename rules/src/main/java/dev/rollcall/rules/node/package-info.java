/** Rules about Node manifests. */
@NullMarked
package dev.rollcall.rules.node;

import org.jspecify.annotations.NullMarked;
