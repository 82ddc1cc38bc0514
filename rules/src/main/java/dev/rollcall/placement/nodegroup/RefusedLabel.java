package dev.rollcall.placement.nodegroup;

import dev.rollcall.source.FieldLocation;

/**
 * A label or taint that a file declares and that never arrives on a node.
 *
 * @param key the key of the label or taint
 * @param reason why it does not arrive, as part of a message
 * @param meantForMachines whether it may well be meant for the machine and not for its node
 */
public record RefusedLabel(
    String key, FieldLocation place, String reason, boolean meantForMachines) {}
