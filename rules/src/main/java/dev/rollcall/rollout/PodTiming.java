package dev.rollcall.rollout;

/**
 * How fast pods come and go, in milliseconds.
 *
 * @param ready from being bound to being ready
 * @param gone from being deleted to being gone
 */
public record PodTiming(long ready, long gone) {

  public PodTiming {
    if (ready < 0 || gone < 0) {
      throw new IllegalArgumentException("a pod takes no negative time: " + ready + ", " + gone);
    }
  }

  /** Returns the pace in whole seconds. */
  public static PodTiming ofSeconds(long ready, long gone) {
    return new PodTiming(ready * 1000, gone * 1000);
  }
}
