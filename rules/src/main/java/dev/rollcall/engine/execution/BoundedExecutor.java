package dev.rollcall.engine.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Does the same work on many things on several threads, and keeps what one of them does to it, in
 * time, memory or stack, from the others; the results keep the order of the things.
 */
public final class BoundedExecutor {

  private final int threads;
  private final int seconds;

  /**
   * Creates a guard.
   *
   * @param threads how many things are worked on at a time
   * @param seconds how long the work on one thing takes at most, 0 for as long as it likes on the
   *     thread of the caller
   */
  public BoundedExecutor(int threads, int seconds) {
    this.threads = threads;
    this.seconds = seconds;
  }

  /**
   * Returns what the work makes of each thing.
   *
   * @param instead maps an item that failed or timed out to a result
   */
  public <A, B> List<B> map(
      List<A> things, Function<A, B> work, BiFunction<A, TaskFailure, B> instead) {
    WorkerPool<A, B> workers = new WorkerPool<>(things, work, seconds);
    workers.run(threads);
    workers.retryOutOfMemorySequentially();
    List<B> results = new ArrayList<>(things.size());
    for (int i = 0; i < things.size(); i++) {
      Throwable failure = workers.failure(i);
      results.add(
          failure == null
              ? workers.result(i)
              : instead.apply(things.get(i), new TaskFailure(failure, seconds)));
    }
    return results;
  }
}
