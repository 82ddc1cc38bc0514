package dev.rollcall.engine.execution;

import dev.rollcall.config.Limits;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** A part of a run that concerns all files together, kept within the limits. */
public final class BoundedTask {

  /** A step did not finish: why, and what to do. */
  public static final class LimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LimitExceededException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private BoundedTask() {}

  /**
   * Returns what the work returns.
   *
   * @param name what is done, such as {@code placing the pods}
   * @throws LimitExceededException where the input is too much for it
   */
  public static <T> T run(String name, Limits limits, Supplier<T> work) {
    return new BoundedExecutor(1, limits.seconds())
        .map(List.of(work), Supplier::get, (same, mishap) -> fail(name, mishap))
        .get(0);
  }

  private static <T> T fail(String name, TaskFailure mishap) {
    if (mishap.cause() instanceof RuntimeException e && !(e instanceof CancellationException)) {
      throw e;
    }
    throw new LimitExceededException(InputError.everything(name, mishap).message(), mishap.cause());
  }
}
