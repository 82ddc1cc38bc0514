package dev.rollcall.cli;

import dev.rollcall.engine.input.InputSource;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows on standard error how far a long run has come, where that is a terminal. */
final class Progress implements AutoCloseable {

  private static final int DELAY_MILLIS = 1000;
  private static final int STEP_MILLIS = 100;
  private static final int WIDTH = 20;

  private final PrintStream err;
  private final int total;
  private final AtomicInteger done = new AtomicInteger();
  private final Thread thread;
  private volatile boolean closed;

  private Progress(PrintStream err, int total) {
    this.err = err;
    this.total = total;
    this.thread = new Thread(this::show, "rollcall-progress");
    thread.setDaemon(true);
  }

  static Progress start(PrintStream err, int total) {
    Progress progress = new Progress(err, total);
    progress.thread.start();
    return progress;
  }

  /** Returns the sources, counted as they are read. */
  InputSource count(InputSource sources) {
    return input -> {
      try {
        return sources.read(input);
      } finally {
        done.incrementAndGet();
      }
    };
  }

  private void show() {
    boolean shown = false;
    try {
      Thread.sleep(DELAY_MILLIS);
      while (!closed) {
        err.print("\r" + bar(done.get(), total));
        err.flush();
        shown = true;
        Thread.sleep(STEP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the run is over
    }
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  static String bar(int done, int total) {
    int full = total == 0 ? WIDTH : (int) ((long) WIDTH * Math.min(done, total) / total);
    return "["
        + "#".repeat(full)
        + " ".repeat(WIDTH - full)
        + "] "
        + done
        + " of "
        + total
        + " files";
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(DELAY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
