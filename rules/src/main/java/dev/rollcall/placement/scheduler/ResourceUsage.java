package dev.rollcall.placement.scheduler;

import dev.rollcall.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much of one resource of a node its pods ask for.
 *
 * @param allocatable what there is, null if the node does not say
 */
public record ResourceUsage(String resource, Quantity requested, @Nullable Quantity allocatable) {}
