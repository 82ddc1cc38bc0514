package dev.rollcall.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Runs a function over a list on several threads; the results keep the order of the list. */
final class Parallel {

  private Parallel() {}

  static <A, B> List<B> map(List<A> items, int threads, Function<A, B> function) {
    List<B> results = new ArrayList<>(items.size());
    if (threads <= 1 || items.size() <= 1) {
      for (A item : items) {
        results.add(function.apply(item));
      }
      return results;
    }
    Object[] slots = new Object[items.size()];
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable work =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < slots.length; i = next.getAndIncrement()) {
              slots[i] = function.apply(items.get(i));
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            next.set(slots.length);
          }
        };
    runOn(Math.min(threads, slots.length), work);
    if (failure.get() != null) {
      throw new IllegalStateException("a worker failed", failure.get());
    }
    for (Object slot : slots) {
      @SuppressWarnings("unchecked") // only results of the function go into the slots
      B result = (B) slot;
      results.add(result);
    }
    return results;
  }

  private static void runOn(int threads, Runnable work) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread worker = new Thread(work, "rollcall-" + i);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    work.run();
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true; // finish first, tell the caller afterwards
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
