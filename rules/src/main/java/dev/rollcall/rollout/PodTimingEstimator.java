package dev.rollcall.rollout;

import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.LifecycleHandler;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Probe;
import dev.rollcall.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long pods take to become ready and to be gone, as far as probes and hooks tell: at best, as
 * assumed, and at worst. What no manifest says is assumed and said.
 */
final class PodTimingEstimator {

  /** From being bound to the start of a container: quick, as assumed, with a slow image pull. */
  private static final long[] START = {1, 5, 60};

  /** What an init container takes. */
  private static final long[] INIT = {1, 5, 60};

  /** From the signal to the end of a process that heeds it. */
  private static final long[] EXIT = {0, 2};

  /** More than three years in milliseconds: sums of manifests that mean no good stay below. */
  private static final long LONGEST = 100_000_000_000L;

  private static final long MAX_SECONDS = 10_000_000;
  private static final long MAX_TRIES = 10_000;

  private static final int BEST = 0;
  private static final int EXPECTED = 1;
  private static final int WORST = 2;

  private final PodSpec pod;
  private final PodSpec leaving;
  private final List<String> assumed = new ArrayList<>();

  private PodTimingEstimator(PodSpec pod, PodSpec leaving) {
    this.pod = pod;
    this.leaving = leaving;
  }

  /**
   * Derives times for an update.
   *
   * @param old the DaemonSet whose pods go, null if there are none
   */
  static PodTimings of(DaemonSet fresh, @Nullable DaemonSet old, Assumptions assumptions) {
    PodSpec leaving = old == null ? fresh.pod() : old.pod();
    return new PodTimingEstimator(fresh.pod(), leaving).paces(assumptions);
  }

  private PodTimings paces(Assumptions assumptions) {
    long[] ready = given(assumptions.readyAfter());
    if (ready.length == 0) {
      ready = new long[] {ready(BEST), ready(EXPECTED), ready(WORST)};
      explainReady();
    }
    long[] gone = given(assumptions.goneAfter());
    if (gone.length == 0) {
      gone = gone();
      explainGone();
    }
    return new PodTimings(
        new PodTiming(ready[BEST], gone[BEST]),
        new PodTiming(ready[EXPECTED], gone[EXPECTED]),
        new PodTiming(ready[WORST], gone[WORST]),
        assumed);
  }

  private static long[] given(@Nullable Duration duration) {
    if (duration == null) {
      return new long[0];
    }
    long millis = duration.toMillis();
    return new long[] {millis, millis, millis};
  }

  private long ready(int which) {
    long seconds = START[which];
    for (Container container : pod.initContainers()) {
      // A sidecar lets the next one start once its startup probe succeeds.
      seconds += container.isSidecar() ? startup(container, which) : INIT[which];
    }
    long slowest = 0;
    for (Container container : pod.containers()) {
      slowest = Math.max(slowest, startup(container, which) + readiness(container, which));
    }
    return Math.min(LONGEST, 1000 * (seconds + slowest));
  }

  private static long startup(Container container, int which) {
    return container.startupProbe().isPresent() ? success(container.startupProbe(), which) : 0;
  }

  private static long readiness(Container container, int which) {
    return container.readinessProbe().isPresent() ? success(container.readinessProbe(), which) : 0;
  }

  /**
   * Returns how long a probe takes to succeed; at worst it fails as often as it may in a row before
   * anyone draws a conclusion.
   */
  private static long success(Probe probe, int which) {
    long period = clamp(probe.periodSeconds().get(), 1, MAX_SECONDS);
    long delay = clamp(probe.initialDelaySeconds().get(), 0, MAX_SECONDS);
    // The kubelet skips the ticks of its timer that come before the initial delay is over.
    long first = (delay + period - 1) / period * period;
    long more = (clamp(probe.successThreshold().get(), 1, MAX_TRIES) - 1) * period;
    long tries = clamp(probe.failureThreshold().get(), 1, MAX_TRIES);
    long failures = which == WORST ? tries - 1 : 0;
    return first + more + failures * period;
  }

  private long[] gone() {
    long grace = clamp(leaving.terminationGracePeriodSeconds().get(), 0, MAX_SECONDS);
    long hook = 0;
    for (Container container : leaving.allContainers()) {
      hook = Math.max(hook, hook(container));
    }
    return new long[] {
      1000 * Math.min(grace, hook + EXIT[BEST]),
      1000 * Math.min(grace, hook + EXIT[EXPECTED]),
      1000 * grace
    };
  }

  private static long clamp(long value, long least, long most) {
    return Math.max(least, Math.min(most, value));
  }

  private static long hook(Container container) {
    LifecycleHandler hook = container.lifecycle().preStop();
    if (hook.sleepSeconds().get() > 0) {
      return clamp(hook.sleepSeconds().get(), 0, MAX_SECONDS);
    }
    List<Value<String>> command = hook.command();
    for (int i = 0; i < command.size(); i++) {
      String next = i + 1 < command.size() ? command.get(i + 1).get() : "";
      long seconds = sleep(command.get(i).get() + " " + next);
      if (seconds > 0) {
        return seconds;
      }
    }
    return 0;
  }

  /** Returns the seconds of the first {@code sleep 15} in a command, 0 where there is none. */
  private static long sleep(String command) {
    int at = command.indexOf("sleep ");
    if (at < 0) {
      return 0;
    }
    int start = at + "sleep ".length();
    int end = start;
    while (end < command.length() && end - start < 6 && Character.isDigit(command.charAt(end))) {
      end++;
    }
    return end == start ? 0 : Long.parseLong(command.substring(start, end));
  }

  private void explainReady() {
    boolean probed = false;
    for (Container container : pod.allContainers()) {
      probed |= container.readinessProbe().isPresent() || container.startupProbe().isPresent();
    }
    assumed.add(
        "a container starts "
            + START[EXPECTED]
            + " s after its pod is bound (1 s at best, 60 s with a slow image pull)");
    if (!pod.initContainers().isEmpty()) {
      assumed.add("an init container takes " + INIT[EXPECTED] + " s (1 s at best, 60 s at worst)");
    }
    assumed.add(
        probed
            ? "probes succeed at the first try, at worst at the last before failureThreshold"
            : "there is no startup or readiness probe, so a pod is ready once it has started");
  }

  private void explainGone() {
    assumed.add(
        "a process ends "
            + EXIT[EXPECTED]
            + " s after SIGTERM and its preStop hook, at worst when"
            + " terminationGracePeriodSeconds "
            + leaving.terminationGracePeriodSeconds().get()
            + " is over");
  }
}
