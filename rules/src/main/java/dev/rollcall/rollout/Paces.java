package dev.rollcall.rollout;

import java.util.List;

/**
 * How fast the pods of one DaemonSet come and go: at best, as assumed, and at worst.
 *
 * @param assumed what had to be assumed to know, one sentence each
 */
public record Paces(Pace best, Pace expected, Pace worst, List<String> assumed) {

  public Paces {
    assumed = List.copyOf(assumed);
  }
}
