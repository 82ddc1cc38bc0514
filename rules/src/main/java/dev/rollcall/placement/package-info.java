/**
 * Which pod runs on which node and why not on others: one class per controller check and scheduler
 * filter, named as Kubernetes names it. Knows the model, not the rules.
 */
@NullMarked
package dev.rollcall.placement;

import org.jspecify.annotations.NullMarked;
