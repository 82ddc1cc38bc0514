package dev.rollcall.engine.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The threads that do the work of a guard; one that does not come back is replaced. */
final class WorkerPool<A, B> {

  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int ROUND_MILLIS = 50;

  private final List<A> things;
  private final Function<A, B> work;
  private final int seconds;
  private final AtomicReferenceArray<Object> outcomes;

  /** Stands where a result would. */
  private record Failure(Throwable cause) {}

  WorkerPool(List<A> things, Function<A, B> work, int seconds) {
    this.things = things;
    this.work = work;
    this.seconds = seconds;
    this.outcomes = new AtomicReferenceArray<>(things.size());
  }

  /** Works on everything. */
  void run(int threads) {
    List<Integer> all = new ArrayList<>(things.size());
    for (int i = 0; i < things.size(); i++) {
      all.add(i);
    }
    new Batch(all).work(threads);
  }

  /** What found no memory beside the others may find enough when they have gone. */
  void retryOutOfMemorySequentially() {
    List<Integer> again = new ArrayList<>();
    for (int i = 0; things.size() > 1 && i < things.size(); i++) {
      if (failure(i) instanceof OutOfMemoryError) {
        outcomes.set(i, null);
        again.add(i);
      }
    }
    new Batch(again).work(1);
  }

  /** Returns why the work on an item did not finish, or null if it did. */
  @Nullable Throwable failure(int thing) {
    return outcomes.get(thing) instanceof Failure failure ? failure.cause() : null;
  }

  B result(int thing) {
    @SuppressWarnings("unchecked") // only results and failures are kept
    B result = (B) outcomes.get(thing);
    return result;
  }

  /** Some of the things, and who works on them. */
  private final class Batch {

    private final List<Integer> todo;
    private final AtomicInteger next = new AtomicInteger();

    Batch(List<Integer> todo) {
      this.todo = todo;
    }

    void work(int threads) {
      if (seconds == 0) {
        new Worker(this).run();
        return;
      }
      List<Worker> workers = new ArrayList<>();
      for (int i = 0; i < Math.min(threads, todo.size()); i++) {
        workers.add(started());
      }
      boolean interrupted = false;
      while (!workers.isEmpty()) {
        try {
          workers.get(0).thread.join(ROUND_MILLIS);
        } catch (InterruptedException e) {
          interrupted = true; // finish first, tell the caller afterwards
        }
        List<Worker> stuck = new ArrayList<>();
        workers.removeIf(worker -> worker.isGone() || (worker.isStuck() && stuck.add(worker)));
        stuck.forEach(worker -> workers.add(started()));
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private Worker started() {
      Worker worker = new Worker(this);
      worker.thread.start();
      return worker;
    }

    /** Returns the next thing to work on, negative where none is left. */
    int next() {
      int at = next.getAndIncrement();
      return at < todo.size() ? todo.get(at) : -1;
    }
  }

  /** Works on one thing after the other. */
  private final class Worker implements Runnable {

    private final Batch shift;
    private final Thread thread = new Thread(this, "rollcall-worker");
    private int thing = -1;
    private long since;
    private boolean warned;
    private boolean abandoned;

    Worker(Batch shift) {
      this.shift = shift;
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      for (int at = begin(); at >= 0; at = begin()) {
        Object outcome;
        try {
          outcome = work.apply(things.get(at));
        } catch (RuntimeException | Error e) {
          outcome = new Failure(e);
        }
        finish(outcome);
      }
    }

    private synchronized int begin() {
      thing = abandoned ? -1 : shift.next();
      since = System.nanoTime();
      return thing;
    }

    private synchronized void finish(Object outcome) {
      outcomes.compareAndSet(thing, null, outcome);
      thing = -1;
      if (warned) {
        warned = false;
        Thread.interrupted(); // it was meant for the thing before
      }
    }

    boolean isGone() {
      return !thread.isAlive();
    }

    /** What is interrupted may still say how far it came; what does not is left behind. */
    synchronized boolean isStuck() {
      long over = System.nanoTime() - since - TimeUnit.SECONDS.toNanos(seconds);
      if (thing < 0 || over < 0) {
        return false;
      }
      if (!warned) {
        warned = true;
        thread.interrupt();
      }
      if (over > GRACE_NANOS) {
        outcomes.compareAndSet(thing, null, new Failure(new TimeoutException()));
        abandoned = true;
      }
      return abandoned;
    }
  }
}
