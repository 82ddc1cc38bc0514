package dev.rollcall.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.DaemonSetFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Derives times from probes and hooks. */
class PodTimingEstimatorTest {

  private static PodTimings paces(String spec, Assumptions assumptions) {
    DaemonSet daemonSet = DaemonSetFixture.withPodSpec(spec);
    return PodTimingEstimator.of(daemonSet, null, assumptions);
  }

  private static PodTimings paces(String spec) {
    return paces(spec, Assumptions.none());
  }

  @Test
  void withoutProbesAPodIsReadyOnceItHasStarted() {
    PodTimings paces = paces("{containers: [{name: a}]}");
    assertEquals(PodTiming.ofSeconds(1, 0), paces.best());
    assertEquals(PodTiming.ofSeconds(5, 2), paces.expected());
    assertEquals(PodTiming.ofSeconds(60, 30), paces.worst());
    assertEquals(3, paces.assumed().size());
  }

  @Test
  void readinessProbesCountFromTheTickAfterTheirDelay() {
    PodTimings paces =
        paces(
            "{containers: [{name: a, readinessProbe: {initialDelaySeconds: 12, periodSeconds: 5,"
                + " successThreshold: 3, failureThreshold: 4}}]}");
    assertEquals(1000 * (5 + 15 + 10), paces.expected().ready());
    assertEquals(1000 * (60 + 15 + 10 + 15), paces.worst().ready());
  }

  @Test
  void startupProbesComeFirstAndTheSlowestContainerDecides() {
    PodTimings paces =
        paces(
            "{containers: [{name: quick}, {name: slow, startupProbe: {initialDelaySeconds: 20},"
                + " readinessProbe: {initialDelaySeconds: 3, periodSeconds: 1}}]}");
    assertEquals(1000 * (5 + 20 + 3), paces.expected().ready());
  }

  @Test
  void initContainersRunOneAfterTheOtherAndSidecarsOnlyStart() {
    PodTimings paces =
        paces(
            "{initContainers: [{name: i}, {name: s, restartPolicy: Always,"
                + " startupProbe: {initialDelaySeconds: 10}}], containers: [{name: a}]}");
    assertEquals(1000 * (5 + 5 + 10), paces.expected().ready());
    assertTrue(paces.assumed().get(1).startsWith("an init container takes 5 s"));
  }

  @Test
  void preStopHooksDelayTheEndButNotBeyondTheGracePeriod() {
    String hook = "{containers: [{name: a, lifecycle: {preStop: %s}}], %s}";
    String sleep = hook.formatted("{sleep: {seconds: 15}}", "hostNetwork: false");
    assertEquals(17_000, paces(sleep).expected().gone());
    String shell =
        hook.formatted("{exec: {command: [sh, -c, 'nginx -s quit; sleep 20']}}", "hostPID: false");
    assertEquals(22_000, paces(shell).expected().gone());
    String plain =
        hook.formatted(
            "{exec: {command: [/bin/sleep, '40']}}", "terminationGracePeriodSeconds: 35");
    assertEquals(35_000, paces(plain).expected().gone());
    assertEquals(35_000, paces(plain).worst().gone());
  }

  @Test
  void whatIsSaidIsNotAssumed() {
    Assumptions said = new Assumptions(Duration.ofMillis(1500), Duration.ofSeconds(3), List.of());
    PodTimings paces = paces("{containers: [{name: a, readinessProbe: {}}]}", said);
    assertEquals(new PodTiming(1500, 3000), paces.best());
    assertEquals(paces.best(), paces.worst());
    assertTrue(paces.assumed().isEmpty());
  }

  @Test
  void numbersThatMeanNoGoodStayWithinBounds() {
    String huge = "9223372036854775807";
    String probe =
        "{initialDelaySeconds: %s, periodSeconds: %s, successThreshold: %s, failureThreshold: %s}"
            .formatted(huge, huge, huge, huge);
    PodTimings paces =
        paces(
            "{terminationGracePeriodSeconds: %s, containers: [{name: a, readinessProbe: %s, startupProbe: %s}]}"
                .formatted(huge, probe, probe));
    assertEquals(100_000_000_000L, paces.worst().ready());
    assertEquals(10_000_000_000L, paces.worst().gone());
    PodTimings negative =
        paces(
            "{terminationGracePeriodSeconds: -5, containers: [{name: a, readinessProbe: "
                + "{initialDelaySeconds: -1, periodSeconds: -7, successThreshold: -3}}]}");
    assertEquals(PodTiming.ofSeconds(5, 0), negative.expected());
  }
}
