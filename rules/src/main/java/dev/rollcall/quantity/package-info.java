/** Kubernetes' own notations for amounts: quantities such as 500Mi, and numbers or percentages. */
@NullMarked
package dev.rollcall.quantity;

import org.jspecify.annotations.NullMarked;
