/** Turns inputs into typed objects, with templates and kustomizations detected. */
@NullMarked
package dev.rollcall.engine.reading;

import org.jspecify.annotations.NullMarked;
