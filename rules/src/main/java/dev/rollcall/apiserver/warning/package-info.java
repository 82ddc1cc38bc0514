/** What the API server warns of when it accepts an object. */
@NullMarked
package dev.rollcall.apiserver.warning;

import org.jspecify.annotations.NullMarked;
