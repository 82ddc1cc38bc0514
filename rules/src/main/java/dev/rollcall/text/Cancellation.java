package dev.rollcall.text;

import java.util.concurrent.CancellationException;

/** Ends work that takes too long at the next place where it asks. */
public final class Cancellation {

  private Cancellation() {}

  /** Throws a {@link CancellationException} where the thread was interrupted. */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
