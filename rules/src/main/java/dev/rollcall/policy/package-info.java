/** Validating admission policies: what the API server says of objects by them. */
@NullMarked
package dev.rollcall.policy;

import org.jspecify.annotations.NullMarked;
