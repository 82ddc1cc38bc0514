package dev.rollcall.rollout;

import java.util.List;

/**
 * Pods that wait for ever for the same thing.
 *
 * @param nodes the nodes they are on, or are meant for
 * @param what which pods they are, for example {@code new pod} or {@code old pod}
 * @param waitsFor what would have to happen, as the end of a sentence
 */
public record Waiting(List<String> nodes, String what, String waitsFor) {

  private static final int NAMED = 3;

  public Waiting {
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
