package dev.rollcall.placement.nodegroup;

import dev.rollcall.source.FieldLocation;

/**
 * A label or taint that a file declares and that never arrives on a node.
 *
 * @param key the key of the label or taint
 * @param reason why it does not arrive, as part of a message
 * @param meantFor what it may well be meant for
 */
public record RefusedLabel(String key, FieldLocation place, String reason, MeantFor meantFor) {

  /** What reads a label. */
  public enum MeantFor {
    NODES,
    MACHINES,
    /** The cluster autoscaler takes tags and annotations as hints of what nodes will have. */
    AUTOSCALER
  }
}
