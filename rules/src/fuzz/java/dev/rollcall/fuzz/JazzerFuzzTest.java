package dev.rollcall.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands what Jazzer makes up to the targets; the profile {@code fuzz} adds it to the tests. */
final class JazzerFuzzTest {

  private static final int HANG_SECONDS = 5;

  /** How many runs load classes, which Jazzer rewrites. */
  private static final int WARMING = 20;

  private static final AtomicInteger RUNS = new AtomicInteger();

  @FuzzTest
  void yaml(byte[] input) throws Exception {
    run(FuzzTarget.YAML, input);
  }

  @FuzzTest
  void admission(byte[] input) throws Exception {
    run(FuzzTarget.ADMISSION, input);
  }

  @FuzzTest
  void model(byte[] input) throws Exception {
    run(FuzzTarget.MODEL, input);
  }

  @FuzzTest
  void placement(byte[] input) throws Exception {
    run(FuzzTarget.PLACEMENT, input);
  }

  @FuzzTest
  void rollout(byte[] input) throws Exception {
    run(FuzzTarget.ROLLOUT, input);
  }

  @FuzzTest
  void lint(byte[] input) throws Exception {
    run(FuzzTarget.LINT, input);
  }

  @FuzzTest
  void fix(byte[] input) throws Exception {
    run(FuzzTarget.FIX, input);
  }

  @FuzzTest
  void report(byte[] input) throws Exception {
    run(FuzzTarget.REPORT, input);
  }

  @FuzzTest
  void ignore(byte[] input) throws Exception {
    run(FuzzTarget.IGNORE, input);
  }

  @FuzzTest
  void config(byte[] input) throws Exception {
    run(FuzzTarget.CONFIG, input);
  }

  @FuzzTest
  void glob(byte[] input) throws Exception {
    run(FuzzTarget.GLOB, input);
  }

  @FuzzTest
  void expression(byte[] input) throws Exception {
    run(FuzzTarget.EXPRESSION, input);
  }

  @FuzzTest
  void scalar(byte[] input) throws Exception {
    run(FuzzTarget.SCALAR, input);
  }

  /** The clock of the machine would count what others do meanwhile. */
  private static void run(FuzzTarget target, byte[] input) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    target.run(input);
    long seconds = (threads.getCurrentThreadCpuTime() - start) / 1_000_000_000;
    boolean warm = RUNS.incrementAndGet() > WARMING;
    Promise.hold(!warm || seconds < HANG_SECONDS, "no input takes " + HANG_SECONDS + " seconds");
  }
}
