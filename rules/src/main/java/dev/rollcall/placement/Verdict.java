package dev.rollcall.placement;

/**
 * What the controller decides for a DaemonSet on a node. Its two booleans make four cases, of which
 * three exist.
 */
public sealed interface Verdict {

  /** The node gets a pod. */
  record Runs() implements Verdict {}

  /** The node gets no pod, but one that is there stays: MISSCHEDULED. */
  record OnlyStays(Reason why) implements Verdict {}

  /** The node gets no pod, and one that is there is removed. */
  record Never(Reason why) implements Verdict {}

  default boolean runs() {
    return this instanceof Runs;
  }
}
