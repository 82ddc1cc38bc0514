package dev.rollcall.placement;

import dev.rollcall.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much of one resource of a node its pods ask for.
 *
 * @param allocatable what there is, null where the node does not say
 */
public record NodeUsage(String resource, Quantity requested, @Nullable Quantity allocatable) {}
