package dev.rollcall.rollout;

import java.util.List;

/**
 * Pods that wait for ever for the same thing.
 *
 * @param cause what keeps them, for programs
 * @param nodes the nodes they are on, or are meant for
 * @param what which pods they are, for example {@code new pod} or {@code old pod}
 * @param waitsFor what would have to happen, as the end of a sentence
 */
public record StuckPods(Cause cause, List<String> nodes, String what, String waitsFor) {

  /** Why pods wait for ever. */
  public enum Cause {
    /** The kubelet of the node does not answer, so the pod on it never ends. */
    UNREACHABLE_NODE,
    /** The node is not ready, so the pod on it never is. */
    NOT_READY_NODE,
    /** The pod is assumed never to become ready. */
    BROKEN,
    /** The API server does not create the pod. */
    REFUSED,
    /** The pod starts, and what the manifests say keeps it from becoming ready. */
    NEVER_READY,
    /** The node has no room for the pod. */
    NO_ROOM,
    /** The node has no room for the new pod beside the old one. */
    NO_ROOM_BESIDE,
    /** Others use up the budget. */
    BUDGET,
    /** The controller replaces no pod by itself. */
    ON_DELETE
  }

  private static final int NAMED = 3;

  public StuckPods {
    nodes = List.copyOf(nodes);
  }

  /** Says it, for example {@code the new pod on node-1 waits for its node to become ready}. */
  public String sentence() {
    return nodes.size() == 1
        ? "the " + what + " on " + nodes.get(0) + " waits for " + waitsFor
        : nodes.size() + " " + what + "s (" + names() + ") each wait for " + waitsFor;
  }

  /** Names the nodes, only the first few of many. */
  private String names() {
    return nodes.size() <= NAMED
        ? String.join(", ", nodes)
        : String.join(", ", nodes.subList(0, NAMED)) + " and " + (nodes.size() - NAMED) + " more";
  }
}
