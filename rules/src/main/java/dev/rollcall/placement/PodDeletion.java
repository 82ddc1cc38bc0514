package dev.rollcall.placement;

import dev.rollcall.model.Pod;

/**
 * A pod of the input that the controller will delete.
 *
 * @param node the name of the node that it is on, or is meant for
 * @param why in the style of a finding's message
 */
public record PodDeletion(Pod pod, String node, String why) {}
