package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.Taint;

/**
 * A taint of the nodes of a group.
 *
 * @param phase when the nodes have it
 */
public record DeclaredTaint(Taint taint, Phase phase, FactOrigin origin) {

  /** When nodes have a taint. */
  public enum Phase {
    /** As long as they exist. */
    LASTING,
    /** From the start until something takes it off. */
    STARTUP,
    /** As long as they exist, but not all nodes of the group. */
    SOME_NODES
  }
}
