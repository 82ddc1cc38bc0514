package dev.rollcall.model;

import java.util.concurrent.CancellationException;

/** Ends work that takes too long at the next place where it asks. */
public final class Interruption {

  private Interruption() {}

  /** Throws a {@link CancellationException} where the thread was interrupted. */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
