package dev.rollcall.rollout;

import java.util.ArrayList;
import java.util.List;

/**
 * How fast the pods of one DaemonSet come and go: at best, as assumed, and at worst.
 *
 * @param assumed what had to be assumed to know, one sentence each
 */
public record PodTimings(
    PodTiming best, PodTiming expected, PodTiming worst, List<String> assumed) {

  public PodTimings {
    assumed = List.copyOf(assumed);
  }

  /** Returns the same with further assumptions, which no timing depends on. */
  PodTimings assuming(List<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(assumed);
    all.addAll(more);
    return new PodTimings(best, expected, worst, all);
  }
}
