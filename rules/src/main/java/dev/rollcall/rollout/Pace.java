package dev.rollcall.rollout;

/**
 * How fast pods come and go, in milliseconds.
 *
 * @param ready from being bound to being ready
 * @param gone from being deleted to being gone
 */
public record Pace(long ready, long gone) {

  public Pace {
    if (ready < 0 || gone < 0) {
      throw new IllegalArgumentException("a pod takes no negative time: " + ready + ", " + gone);
    }
  }

  /** Returns the pace in whole seconds. */
  public static Pace ofSeconds(long ready, long gone) {
    return new Pace(ready * 1000, gone * 1000);
  }
}
