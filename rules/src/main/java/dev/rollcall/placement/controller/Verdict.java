package dev.rollcall.placement.controller;

import org.jspecify.annotations.Nullable;

/**
 * What the controller decides for a DaemonSet on a node. Its two booleans make four cases, of which
 * three exist.
 */
public sealed interface Verdict {

  /** The node gets a pod. */
  record ShouldRun() implements Verdict {}

  /** The node gets no pod, but one that is there stays: MISSCHEDULED. */
  record ShouldContinueRunning(UnfitReason why) implements Verdict {}

  /** The node gets no pod, and one that is there is removed. */
  record ShouldNotRun(UnfitReason why) implements Verdict {}

  default boolean runs() {
    return this instanceof ShouldRun;
  }

  /** Returns why the node gets no pod, null where it gets one. */
  default @Nullable UnfitReason reason() {
    if (this instanceof ShouldContinueRunning stays) {
      return stays.why();
    }
    return this instanceof ShouldNotRun never ? never.why() : null;
  }

  /** Returns the verdict's name in JSON. */
  default String id() {
    return runs() ? "runs" : this instanceof ShouldContinueRunning ? "only-stays" : "never";
  }
}
