package dev.rollcall.placement;

import org.jspecify.annotations.Nullable;

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

  /** Returns why the node gets no pod, null where it gets one. */
  default @Nullable Reason reason() {
    if (this instanceof OnlyStays stays) {
      return stays.why();
    }
    return this instanceof Never never ? never.why() : null;
  }

  /** Returns the verdict's name in JSON. */
  default String id() {
    return runs() ? "runs" : this instanceof OnlyStays ? "only-stays" : "never";
  }
}
