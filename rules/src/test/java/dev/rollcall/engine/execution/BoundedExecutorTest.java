package dev.rollcall.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.config.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gives a guard work that throws, overflows, allocates or never ends. */
@Timeout(60)
@Tag("slow")
final class BoundedExecutorTest {

  private static final Limits SECOND = Limits.DEFAULT.with("seconds", 1);

  private static List<Integer> numbers(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static List<String> map(int threads, int seconds, Function<Integer, String> work) {
    return new BoundedExecutor(threads, seconds)
        .map(numbers(20), work, (number, mishap) -> number + " " + mishap.describe());
  }

  private static int deep(int depth) {
    return deep(depth + 1) + 1;
  }

  /** Holds on to all memory that there is. */
  static Object allocate() {
    List<long[]> all = new ArrayList<>();
    while (true) {
      all.add(new long[Integer.MAX_VALUE - 8]);
    }
  }

  /** Never ends, whoever asks for it. */
  static void spin(CountDownLatch end) {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void whatFailsConcernsOneThingAndTheOrderIsKept(int threads) {
    List<String> results =
        map(
            threads,
            60,
            number -> {
              if (number == 3) {
                throw new IllegalStateException("broken");
              }
              if (number == 5) {
                return "" + deep(0);
              }
              return number == 7 ? "" + allocate() : "fine";
            });
    for (int i = 0; i < 20; i++) {
      if (i != 3 && i != 5 && i != 7) {
        assertEquals("fine", results.get(i));
      }
    }
    assertTrue(
        results.get(3).startsWith("3 crashed with java.lang.IllegalStateException: broken at dev."),
        results.get(3));
    assertEquals("5 nests deeper than the stack", results.get(5));
    assertTrue(results.get(7).startsWith("7 needs more than the "), results.get(7));
  }

  @Test
  void whatFindsNoMemoryBesideOthersIsTriedAgainAlone() {
    AtomicInteger tries = new AtomicInteger();
    List<String> results =
        map(
            2,
            60,
            number -> {
              if (number == 4 && tries.incrementAndGet() == 1) {
                throw new OutOfMemoryError("the other thread has it all");
              }
              return "fine";
            });
    assertEquals(2, tries.get());
    assertEquals("fine", results.get(4));
  }

  @Test
  void whatNeverEndsIsLeftBehind() {
    CountDownLatch end = new CountDownLatch(1);
    long start = System.nanoTime();
    List<String> results =
        map(
            2,
            1,
            number -> {
              if (number == 0 || number == 9) {
                spin(end);
              }
              return "fine";
            });
    end.countDown();
    assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(8));
    assertEquals("0 takes longer than the limit of 1 second", results.get(0));
    assertEquals("9 takes longer than the limit of 1 second", results.get(9));
    assertEquals(18, results.stream().filter("fine"::equals).count());
  }

  @Test
  void whatListensIsAskedToEndAndTheNextThingIsNotDisturbed() {
    List<String> results =
        map(
            1,
            1,
            number -> {
              while (number == 0 && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              return number > 0 && Thread.currentThread().isInterrupted() ? "disturbed" : "ended";
            });
    assertEquals(List.of("ended"), results.stream().distinct().toList());
  }

  @Test
  void withoutALimitOfTimeTheCallerDoesTheWork() {
    Thread caller = Thread.currentThread();
    List<String> results =
        map(8, 0, number -> Thread.currentThread() == caller ? "here" : "elsewhere");
    assertEquals(List.of("here"), results.stream().distinct().toList());
  }

  @Test
  void anInterruptedCallerFinishesAndKnows() {
    Thread.currentThread().interrupt();
    assertEquals(List.of("fine"), map(2, 5, number -> "fine").stream().distinct().toList());
    assertTrue(Thread.interrupted());
  }

  @Test
  void aStepEndsWithOneSentenceAndLetsMistakesThrough() {
    assertEquals("done", BoundedTask.run("doing it", SECOND, () -> "done"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            BoundedTask.run(
                "doing it",
                SECOND,
                () -> {
                  throw new IllegalArgumentException("no such node");
                }));
    CountDownLatch end = new CountDownLatch(1);
    BoundedTask.LimitExceededException late =
        assertThrows(
            BoundedTask.LimitExceededException.class,
            () ->
                BoundedTask.run(
                    "doing it",
                    SECOND,
                    () -> {
                      spin(end);
                      return "late";
                    }));
    end.countDown();
    assertEquals(
        "doing it takes longer than the limit of 1 second; name fewer files, or raise the limit"
            + " with --limit seconds=N or by limits: in .rollcall.yaml",
        late.getMessage());
    BoundedTask.LimitExceededException large =
        assertThrows(
            BoundedTask.LimitExceededException.class,
            () -> BoundedTask.run("doing it", SECOND, BoundedExecutorTest::allocate));
    assertNotNull(large.getMessage());
    assertTrue(large.getMessage().contains("JAVA_TOOL_OPTIONS=-Xmx2g"), large.getMessage());
    assertFalse(large.getMessage().contains("\n"));
  }
}
