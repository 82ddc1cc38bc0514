package dev.rollcall.placement.controller;

import org.jspecify.annotations.Nullable;

/**
 * What the controller decides for a DaemonSet on a node. Its two booleans make four cases, of which
 * three exist; a node that is given in part adds a fourth.
 */
public sealed interface Verdict {

  /** The node gets a pod. */
  record ShouldRun() implements Verdict {}

  /** The node gets no pod, but one that is there stays: MISSCHEDULED. */
  record ShouldContinueRunning(UnfitReason why) implements Verdict {}

  /** The node gets no pod, and one that is there is removed. */
  record ShouldNotRun(UnfitReason why) implements Verdict {}

  /** Nobody can tell: the node is given in part, and it depends on a label that it may have. */
  record Unknown(UnfitReason why) implements Verdict {}

  default boolean runs() {
    return this instanceof ShouldRun;
  }

  /** Returns why the node gets no pod, null if it gets one. */
  default @Nullable UnfitReason reason() {
    if (this instanceof ShouldContinueRunning stays) {
      return stays.why();
    }
    if (this instanceof Unknown unknown) {
      return unknown.why();
    }
    return this instanceof ShouldNotRun never ? never.why() : null;
  }

  /** Returns the verdict's name in JSON. */
  default String id() {
    if (this instanceof Unknown) {
      return "unknown";
    }
    return runs() ? "runs" : this instanceof ShouldContinueRunning ? "only-stays" : "never";
  }
}
