package dev.rollcall.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** The one thread that analyses; work that can wait is put off while the user types. */
final class AnalysisQueue {

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, AnalysisQueue::thread, new ThreadPoolExecutor.DiscardPolicy());
  private volatile boolean started;
  private @Nullable ScheduledFuture<?> delayed;
  private long since;

  private static Thread thread(Runnable work) {
    Thread made = new Thread(work, "rollcall-analysis");
    made.setDaemon(true);
    return made;
  }

  /** Answers requests from now on. */
  void start() {
    started = true;
  }

  /** Runs work as soon as possible. */
  void submit(Runnable work) {
    thread.execute(work);
  }

  /** Runs work after some time. */
  void schedule(Runnable work, long millis) {
    thread.schedule(work, millis, TimeUnit.MILLISECONDS);
  }

  /** Answers a request, unless the client cancels it before its turn comes. */
  <T> CompletableFuture<T> answer(Function<CancelChecker, T> question) {
    if (!started || thread.isShutdown()) {
      ResponseErrorCode code =
          started ? ResponseErrorCode.InvalidRequest : ResponseErrorCode.ServerNotInitialized;
      String message = started ? "the server is shut down" : "the server is not initialized";
      return CompletableFuture.failedFuture(
          new ResponseErrorException(new ResponseError(code, message, null)));
    }
    return CompletableFutures.computeAsync(
        thread,
        cancelled -> {
          cancelled.checkCanceled();
          return question.apply(cancelled);
        });
  }

  /**
   * Runs work once nothing has been put off for some time, or the longest time has passed.
   *
   * @param millis how long nothing more must come
   * @param longest how long the work waits at most
   */
  synchronized void delay(Runnable work, long millis, long longest) {
    long now = System.nanoTime();
    if (delayed == null || delayed.isDone()) {
      since = now;
    } else {
      delayed.cancel(false);
    }
    long waited = TimeUnit.NANOSECONDS.toMillis(now - since);
    long wait = Math.max(0, Math.min(millis, longest - waited));
    delayed = thread.schedule(work, wait, TimeUnit.MILLISECONDS);
  }

  /** Drops what waits. What runs is not interrupted: it may be writing to the client. */
  void stop() {
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.shutdown();
  }
}
