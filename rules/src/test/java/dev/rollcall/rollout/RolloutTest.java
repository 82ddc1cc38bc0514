package dev.rollcall.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Simulator;
import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.rollout.RolloutNode.KubeletHealth;
import dev.rollcall.rollout.RolloutNode.OldPodState;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Plays updates over small fleets whose course can be told by hand. */
class RolloutTest {

  private static final PodTiming PACE = PodTiming.ofSeconds(4, 1);
  private static final List<String> NO_PORT = List.of("no free ports");

  private static List<RolloutNode> fleet(int size) {
    List<RolloutNode> seats = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      seats.add(RolloutNode.running("w-" + i));
    }
    return seats;
  }

  private static RolloutStrategy unavailable(long budget) {
    return RolloutStrategy.unavailable(IntOrPercent.of(budget), 0);
  }

  private static RolloutStrategy surge(long budget) {
    return RolloutStrategy.surge(IntOrPercent.of(budget), 0);
  }

  private static RolloutTrace play(List<RolloutNode> seats, RolloutStrategy terms) {
    return RolloutSimulation.run(seats, terms, PACE);
  }

  @Test
  void wavesAreAsWideAsTheBudget() {
    RolloutTrace course = play(fleet(10), unavailable(2));
    assertTrue(course.finished());
    assertEquals(5, course.waves());
    assertEquals(25.0, course.seconds());
    assertEquals(2, course.mostUnavailable());
    assertEquals(10, course.mostPodsAtOnce());
    assertEquals(10, course.updated());
    assertEquals(List.of("w-0", "w-1"), course.blast().nodes());
  }

  @Test
  void percentagesRoundUp() {
    RolloutStrategy terms = RolloutStrategy.unavailable(IntOrPercent.percent("10%"), 0);
    assertEquals(2, play(fleet(14), terms).mostUnavailable());
    assertEquals("maxUnavailable 10% (2)", terms.describeBudget(14));
  }

  @Test
  void bothBudgetsZeroMeanOneUnavailable() {
    RolloutStrategy terms = RolloutStrategy.unavailable(IntOrPercent.of(0), 0);
    RolloutTrace course = play(fleet(3), terms);
    assertTrue(course.finished());
    assertEquals(1, course.mostUnavailable());
  }

  @Test
  void minReadySecondsCountAfterReady() {
    RolloutStrategy terms = RolloutStrategy.unavailable(IntOrPercent.of(1), 10);
    assertEquals(45.0, play(fleet(3), terms).seconds());
  }

  @Test
  void nodesThatAreNotReadyEatTheBudget() {
    List<RolloutNode> seats = fleet(5);
    seats.set(2, seats.get(2).with(KubeletHealth.UNREACHABLE));
    RolloutTrace course = play(seats, unavailable(1));
    assertFalse(course.finished());
    assertEquals(0, course.updated());
    assertEquals(4, course.available());
    StuckPods first = course.waiting().get(0);
    assertEquals(List.of("w-2"), first.nodes());
    assertEquals("deleted pod", first.what());
    StuckPods second = course.waiting().get(1);
    assertEquals(List.of("w-0", "w-1", "w-3", "w-4"), second.nodes());
    assertEquals("a turn, as maxUnavailable 1 is used up", second.waitsFor());
  }

  @Test
  void aWiderBudgetPassesANodeThatIsNotReady() {
    List<RolloutNode> seats = fleet(5);
    seats.set(2, seats.get(2).with(KubeletHealth.NOT_READY));
    RolloutTrace course = play(seats, unavailable(2));
    assertFalse(course.finished());
    assertEquals(5, course.updated());
    assertEquals(4, course.available());
    assertEquals("its node to become ready", course.waiting().get(0).waitsFor());
    assertEquals("unready", course.nodes().get(2).end());
  }

  @Test
  void unavailableOldPodsAreReplacedOutsideTheBudget() {
    List<RolloutNode> seats = fleet(6);
    for (int i = 0; i < 4; i++) {
      seats.set(i, seats.get(i).with(OldPodState.UNAVAILABLE));
    }
    RolloutTrace course = play(seats, unavailable(1));
    assertTrue(course.finished());
    assertEquals(4, course.mostUnavailable());
    assertEquals(3, course.waves());
    assertEquals(15.0, course.seconds());
  }

  @Test
  void surgeKeepsEveryNodeServed() {
    RolloutTrace course = play(fleet(4), surge(2));
    assertTrue(course.finished());
    assertEquals(0, course.mostUnavailable());
    assertEquals(2, course.maxPodsPerNode());
    assertEquals(6, course.mostPodsAtOnce());
    assertEquals(9.0, course.seconds());
    assertEquals(List.of("w-0", "w-1", "w-2", "w-3"), course.nodesWithOldAndNew());
  }

  @Test
  void surgeNeverEndsWhereTheOldPodHoldsThePort() {
    List<RolloutNode> seats = fleet(4);
    seats.replaceAll(seat -> seat.withUnfitReasons(List.of(), NO_PORT));
    RolloutTrace course = play(seats, surge(3));
    assertFalse(course.finished());
    assertEquals(3, course.pending());
    assertEquals(0, course.updated());
    assertEquals(4, course.available());
    assertEquals(1, course.maxPodsPerNode());
    assertTrue(course.waiting().get(0).waitsFor().contains("no free ports"));
    assertEquals(List.of("w-3"), course.waiting().get(1).nodes());
  }

  @Test
  void surgeReplacesAnUnavailableOldPodThatHoldsThePort() {
    List<RolloutNode> seats =
        new ArrayList<>(List.of(RolloutNode.running("w-0").with(OldPodState.UNAVAILABLE)));
    seats.replaceAll(seat -> seat.withUnfitReasons(List.of(), NO_PORT));
    RolloutTrace course = play(seats, surge(1));
    assertTrue(course.finished());
    assertEquals(5.0, course.seconds());
  }

  @Test
  void newPodsThatFitNowhereStopTheUpdate() {
    List<RolloutNode> seats = fleet(3);
    seats.set(0, seats.get(0).withUnfitReasons(List.of("Insufficient memory"), List.of()));
    RolloutTrace course = play(seats, unavailable(1));
    assertFalse(course.finished());
    assertEquals(1, course.pending());
    assertEquals(0, course.updated() - course.pending());
    assertEquals("room on its node (Insufficient memory)", course.waiting().get(0).waitsFor());
  }

  @Test
  void onDeleteWaitsForSomeone() {
    RolloutStrategy terms =
        new RolloutStrategy(true, false, IntOrPercent.of(1), IntOrPercent.of(0), 0);
    RolloutTrace course = play(fleet(3), terms);
    assertFalse(course.finished());
    assertEquals(0, course.waves());
    assertEquals(0.0, course.seconds());
    assertEquals(0, course.updated());
    assertEquals(3, course.waiting().get(0).nodes().size());
    assertTrue(course.waiting().get(0).waitsFor().contains("OnDelete"));
  }

  @Test
  void nothingHappensWhereNothingChanges() {
    RolloutStrategy terms =
        new RolloutStrategy(false, true, IntOrPercent.of(1), IntOrPercent.of(0), 0);
    RolloutTrace course = play(fleet(3), terms);
    assertTrue(course.finished());
    assertEquals(0, course.waves());
    assertEquals(0.0, course.seconds());
    assertEquals(3, course.updated());
  }

  @Test
  void addedNodesStartAtOnceAndEatTheBudgetMeanwhile() {
    List<RolloutNode> seats = fleet(3);
    seats.add(RolloutNode.running("added").with(OldPodState.NONE));
    RolloutTrace course = play(seats, unavailable(1));
    assertTrue(course.finished());
    assertEquals(4, course.updated());
    // 4 s for the added node, then three waves of 5 s.
    assertEquals(19.0, course.seconds());
    assertEquals(0.0, course.nodes().get(3).created());
    assertEquals(4.0, course.nodes().get(0).deleted());
  }

  @Test
  void podsLeaveNodesThatAreNoLongerMeant() {
    List<RolloutNode> seats = fleet(3);
    seats.set(0, seats.get(0).withDecision(false, false));
    RolloutTrace course = play(seats, unavailable(1));
    assertTrue(course.finished());
    assertEquals(2, course.desired());
    assertEquals("none", course.nodes().get(0).end());
    // The pod on its way out counts as unavailable for one second.
    assertEquals(11.0, course.seconds());
  }

  @Test
  void aPodThatOnlyStaysIsLostInARollingUpdate() {
    List<RolloutNode> seats = fleet(3);
    seats.set(0, seats.get(0).withDecision(false, true));
    RolloutTrace course = play(seats, unavailable(1));
    assertTrue(course.finished());
    assertEquals("none", course.nodes().get(0).end());
  }

  @Test
  void surgeGivesUpAPodThatOnlyStaysOnceThereIsASpareOne() {
    List<RolloutNode> seats = fleet(3);
    seats.set(0, seats.get(0).withDecision(false, true));
    RolloutTrace course = play(seats, surge(1));
    assertTrue(course.finished());
    assertEquals("none", course.nodes().get(0).end());
    assertEquals(0, course.mostUnavailable());
  }

  @Test
  void brokenNodesStopTheUpdateOnceTheyUseUpTheBudget() {
    List<RolloutNode> seats = fleet(4);
    seats.set(1, seats.get(1).asBroken());
    RolloutTrace course = play(seats, unavailable(1));
    assertFalse(course.finished());
    assertEquals(2, course.updated());
    assertEquals(3, course.available());
    assertEquals(6.0, course.seconds());
  }

  @Test
  void zonesAreCounted() {
    List<RolloutNode> seats = fleet(6);
    seats.replaceAll(seat -> seat.inZone(seat.node().compareTo("w-2") < 0 ? "a" : "b"));
    PeakUnavailability blast = play(seats, unavailable(3)).blast();
    assertEquals(Map.of("a", 2, "b", 1), blast.zones());
    assertEquals("b", blast.worstZone());
    assertEquals(3, blast.mostInWorstZone());
    assertEquals(4, blast.sizeOfWorstZone());
  }

  @Test
  void aFleetWithoutNodesIsDone() {
    RolloutTrace course = play(List.of(), unavailable(1));
    assertTrue(course.finished());
    assertEquals(0, course.desired());
  }

  @Test
  void aPodThatIsReadyAndGoneAtOnceStillCounts() {
    RolloutTrace course =
        RolloutSimulation.run(fleet(4), unavailable(1), PodTiming.ofSeconds(0, 0));
    assertTrue(course.finished());
    assertEquals(1, course.mostUnavailable());
    assertEquals(0.0, course.seconds());
  }

  @Test
  void fiveThousandNodesTakeLessThanASecond() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<RolloutNode> seats = fleet(5000);
    for (RolloutStrategy terms : List.of(unavailable(1), unavailable(500), surge(1), surge(5000))) {
      // The processor's time: what else the machine does is not this update's fault.
      long start = threads.getCurrentThreadCpuTime();
      assertTrue(play(seats, terms).finished());
      long took = threads.getCurrentThreadCpuTime() - start;
      assertTrue(took < TimeUnit.SECONDS.toNanos(1), took + " ns for " + terms);
    }
  }

  @Test
  void saysWhatPodsNeedFromOthers() {
    Inventory inventory =
        Manifests.inventory(
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: a, namespace: b}
            spec:
              selector: {matchLabels: {app: a}}
              template:
                metadata: {labels: {app: a}}
                spec:
                  readinessGates: [{conditionType: e.com/up}]
                  containers: [{name: c, image: 'x:1'}]
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: w-1, labels: {kubernetes.io/hostname: w-1}}
            """);
    Cluster cluster = Simulator.place(inventory, inventory.nodes(), null);
    RolloutPlan plan = Rollout.plan(inventory.daemonSets().get(0), cluster, Assumptions.none());
    assertTrue(plan.paces().assumed().toString().contains("sets the condition \"e.com/up\""));
  }
}
