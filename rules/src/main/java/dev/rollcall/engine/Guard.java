package dev.rollcall.engine;

import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps what one file does to its reader, in time, memory or stack, from the rest of the run. */
final class Guard {

  private static final int GRACE_SECONDS = 1;

  /** How many characters never take long, whatever they say. */
  private static final int SMALL = 1 << 15;

  private final int seconds;

  /**
   * Makes a guard.
   *
   * @param seconds how long the work on one file takes at most, 0 for as long as it likes on the
   *     thread of the caller
   */
  Guard(int seconds) {
    this.seconds = seconds;
  }

  /**
   * Returns what the work on a file returns; its failure concerns the file alone. What is small
   * takes no time worth a thread of its own.
   */
  <T> T run(SourceFile file, Callable<T> work) throws SourceReader.UnreadableException {
    String name = file.name();
    FutureTask<T> task = new FutureTask<>(work);
    try {
      if (seconds == 0 || file.text().length() <= SMALL) {
        task.run();
        return task.get();
      }
      return runApart(task);
    } catch (TimeoutException e) {
      throw failure(name, "input-over-limit", Failures.takesLongerThan(seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(name, "unreadable-input", "the run was interrupted");
    } catch (ExecutionException e) {
      throw failure(name, Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  /** The reader of YAML stops when interrupted and says where; what does not is left behind. */
  private <T> T runApart(FutureTask<T> task)
      throws InterruptedException, ExecutionException, TimeoutException {
    Thread worker = new Thread(task, "rollcall-reader");
    worker.setDaemon(true);
    worker.start();
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      worker.interrupt();
      return task.get(GRACE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static SourceReader.UnreadableException failure(String file, Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
      return failure(
          file,
          "input-over-limit",
          "needs more than the "
              + mebibytes
              + " MiB of memory that there are; split the file, or set JAVA_TOOL_OPTIONS=-Xmx2g");
    }
    if (cause instanceof StackOverflowError) {
      return failure(file, "input-over-limit", "nested deeper than the stack; split the file");
    }
    StackTraceElement[] trace = cause.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    return failure(
        file,
        "rule-crash",
        "reading crashed with " + cause + where + "; report it with this file, the others went on");
  }

  private static SourceReader.UnreadableException failure(
      String file, String rule, String message) {
    return new SourceReader.UnreadableException(new Unreadable(file, Span.START, message, rule));
  }
}
