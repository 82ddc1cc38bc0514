package dev.rollcall.engine.execution;

import dev.rollcall.yaml.YamlLimits;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/**
 * Why work did not finish.
 *
 * @param seconds the limit of time that held
 */
public record TaskFailure(Throwable cause, int seconds) {

  /** Where users turn to with what is a fault of rollcall. */
  public static final String REPORT = "report it in the issues of rollcall";

  /** Returns whether the input was too much, rather than rollcall wrong. */
  public boolean isOverLimit() {
    return isOverTime() || cause instanceof OutOfMemoryError || cause instanceof StackOverflowError;
  }

  private boolean isOverTime() {
    return cause instanceof TimeoutException || cause instanceof CancellationException;
  }

  /** Returns what happened, as the rest of a sentence about who it happened to. */
  public String describe() {
    if (isOverTime()) {
      return "takes longer than the limit of " + (seconds == 1 ? "1 second" : seconds + " seconds");
    }
    if (cause instanceof OutOfMemoryError) {
      long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
      return "needs more than the " + mebibytes + " MiB of memory that there are";
    }
    if (cause instanceof StackOverflowError) {
      return "nests deeper than the stack";
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return "crashed with " + cause + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  /** Returns how to get to the end all the same, where the input was too much. */
  public String remedy() {
    if (isOverTime()) {
      return YamlLimits.remedy("seconds");
    }
    return "set JAVA_TOOL_OPTIONS=" + (cause instanceof OutOfMemoryError ? "-Xmx2g" : "-Xss16m");
  }
}
