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
    List<RolloutNode> rolloutNodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rolloutNodes.add(RolloutNode.running("w-" + i));
    }
    return rolloutNodes;
  }

  private static RolloutStrategy unavailable(long budget) {
    return RolloutStrategy.unavailable(IntOrPercent.of(budget), 0);
  }

  private static RolloutStrategy surge(long budget) {
    return RolloutStrategy.surge(IntOrPercent.of(budget), 0);
  }

  private static RolloutTrace simulate(List<RolloutNode> rolloutNodes, RolloutStrategy terms) {
    return RolloutSimulation.run(rolloutNodes, terms, PACE);
  }

  @Test
  void wavesAreAsWideAsTheBudget() {
    RolloutTrace course = simulate(fleet(10), unavailable(2));
    assertTrue(course.finished());
    assertEquals(5, course.waves());
    assertEquals(25.0, course.seconds());
    assertEquals(2, course.mostUnavailable());
    assertEquals(10, course.mostPodsAtOnce());
    assertEquals(10, course.updated());
    assertEquals(List.of("w-0", "w-1"), course.peak().nodes());
  }

  @Test
  void percentagesRoundUp() {
    RolloutStrategy terms = RolloutStrategy.unavailable(IntOrPercent.percent("10%"), 0);
    assertEquals(2, simulate(fleet(14), terms).mostUnavailable());
    assertEquals("maxUnavailable 10% (2)", terms.describeBudget(14));
  }

  @Test
  void bothBudgetsZeroMeanOneUnavailable() {
    RolloutStrategy terms = RolloutStrategy.unavailable(IntOrPercent.of(0), 0);
    RolloutTrace course = simulate(fleet(3), terms);
    assertTrue(course.finished());
    assertEquals(1, course.mostUnavailable());
  }

  @Test
  void minReadySecondsCountAfterReady() {
    RolloutStrategy terms = RolloutStrategy.unavailable(IntOrPercent.of(1), 10);
    assertEquals(45.0, simulate(fleet(3), terms).seconds());
  }

  @Test
  void nodesThatAreNotReadyEatTheBudget() {
    List<RolloutNode> rolloutNodes = fleet(5);
    rolloutNodes.set(2, rolloutNodes.get(2).with(KubeletHealth.UNREACHABLE));
    RolloutTrace course = simulate(rolloutNodes, unavailable(1));
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
    List<RolloutNode> rolloutNodes = fleet(5);
    rolloutNodes.set(2, rolloutNodes.get(2).with(KubeletHealth.NOT_READY));
    RolloutTrace course = simulate(rolloutNodes, unavailable(2));
    assertFalse(course.finished());
    assertEquals(5, course.updated());
    assertEquals(4, course.available());
    assertEquals("its node to become ready", course.waiting().get(0).waitsFor());
    assertEquals("unready", course.nodes().get(2).end());
  }

  @Test
  void unavailableOldPodsAreReplacedOutsideTheBudget() {
    List<RolloutNode> rolloutNodes = fleet(6);
    for (int i = 0; i < 4; i++) {
      rolloutNodes.set(i, rolloutNodes.get(i).with(OldPodState.UNAVAILABLE));
    }
    RolloutTrace course = simulate(rolloutNodes, unavailable(1));
    assertTrue(course.finished());
    assertEquals(4, course.mostUnavailable());
    assertEquals(3, course.waves());
    assertEquals(15.0, course.seconds());
  }

  @Test
  void surgeKeepsEveryNodeServed() {
    RolloutTrace course = simulate(fleet(4), surge(2));
    assertTrue(course.finished());
    assertEquals(0, course.mostUnavailable());
    assertEquals(2, course.maxPodsPerNode());
    assertEquals(6, course.mostPodsAtOnce());
    assertEquals(9.0, course.seconds());
    assertEquals(List.of("w-0", "w-1", "w-2", "w-3"), course.nodesWithOldAndNew());
  }

  @Test
  void surgeNeverEndsWhereTheOldPodHoldsThePort() {
    List<RolloutNode> rolloutNodes = fleet(4);
    rolloutNodes.replaceAll(rolloutNode -> rolloutNode.withUnfitReasons(List.of(), NO_PORT));
    RolloutTrace course = simulate(rolloutNodes, surge(3));
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
    List<RolloutNode> rolloutNodes =
        new ArrayList<>(List.of(RolloutNode.running("w-0").with(OldPodState.UNAVAILABLE)));
    rolloutNodes.replaceAll(rolloutNode -> rolloutNode.withUnfitReasons(List.of(), NO_PORT));
    RolloutTrace course = simulate(rolloutNodes, surge(1));
    assertTrue(course.finished());
    assertEquals(5.0, course.seconds());
  }

  @Test
  void newPodsThatFitNowhereStopTheUpdate() {
    List<RolloutNode> rolloutNodes = fleet(3);
    rolloutNodes.set(
        0, rolloutNodes.get(0).withUnfitReasons(List.of("Insufficient memory"), List.of()));
    RolloutTrace course = simulate(rolloutNodes, unavailable(1));
    assertFalse(course.finished());
    assertEquals(1, course.pending());
    assertEquals(0, course.updated() - course.pending());
    assertEquals("room on its node (Insufficient memory)", course.waiting().get(0).waitsFor());
  }

  @Test
  void onDeleteWaitsForSomeone() {
    RolloutStrategy terms =
        new RolloutStrategy(true, false, IntOrPercent.of(1), IntOrPercent.of(0), 0);
    RolloutTrace course = simulate(fleet(3), terms);
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
    RolloutTrace course = simulate(fleet(3), terms);
    assertTrue(course.finished());
    assertEquals(0, course.waves());
    assertEquals(0.0, course.seconds());
    assertEquals(3, course.updated());
  }

  @Test
  void addedNodesStartAtOnceAndEatTheBudgetMeanwhile() {
    List<RolloutNode> rolloutNodes = fleet(3);
    rolloutNodes.add(RolloutNode.running("added").with(OldPodState.NONE));
    RolloutTrace course = simulate(rolloutNodes, unavailable(1));
    assertTrue(course.finished());
    assertEquals(4, course.updated());
    // 4 s for the added node, then three waves of 5 s.
    assertEquals(19.0, course.seconds());
    assertEquals(0.0, course.nodes().get(3).created());
    assertEquals(4.0, course.nodes().get(0).deleted());
  }

  @Test
  void podsLeaveNodesThatAreNoLongerMeant() {
    List<RolloutNode> rolloutNodes = fleet(3);
    rolloutNodes.set(0, rolloutNodes.get(0).withDecision(false, false));
    RolloutTrace course = simulate(rolloutNodes, unavailable(1));
    assertTrue(course.finished());
    assertEquals(2, course.desired());
    assertEquals("none", course.nodes().get(0).end());
    // The pod on its way out counts as unavailable for one second.
    assertEquals(11.0, course.seconds());
  }

  @Test
  void aPodThatOnlyStaysIsLostInARollingUpdate() {
    List<RolloutNode> rolloutNodes = fleet(3);
    rolloutNodes.set(0, rolloutNodes.get(0).withDecision(false, true));
    RolloutTrace course = simulate(rolloutNodes, unavailable(1));
    assertTrue(course.finished());
    assertEquals("none", course.nodes().get(0).end());
  }

  @Test
  void surgeGivesUpAPodThatOnlyStaysOnceThereIsASpareOne() {
    List<RolloutNode> rolloutNodes = fleet(3);
    rolloutNodes.set(0, rolloutNodes.get(0).withDecision(false, true));
    RolloutTrace course = simulate(rolloutNodes, surge(1));
    assertTrue(course.finished());
    assertEquals("none", course.nodes().get(0).end());
    assertEquals(0, course.mostUnavailable());
  }

  @Test
  void brokenNodesStopTheUpdateOnceTheyUseUpTheBudget() {
    List<RolloutNode> rolloutNodes = fleet(4);
    rolloutNodes.set(1, rolloutNodes.get(1).asBroken());
    RolloutTrace course = simulate(rolloutNodes, unavailable(1));
    assertFalse(course.finished());
    assertEquals(2, course.updated());
    assertEquals(3, course.available());
    assertEquals(6.0, course.seconds());
  }

  @Test
  void zonesAreCounted() {
    List<RolloutNode> rolloutNodes = fleet(6);
    rolloutNodes.replaceAll(
        rolloutNode -> rolloutNode.inZone(rolloutNode.node().compareTo("w-2") < 0 ? "a" : "b"));
    PeakUnavailability peak = simulate(rolloutNodes, unavailable(3)).peak();
    assertEquals(Map.of("a", 2, "b", 1), peak.zones());
    assertEquals("b", peak.worstZone());
    assertEquals(3, peak.mostInWorstZone());
    assertEquals(4, peak.sizeOfWorstZone());
  }

  @Test
  void aFleetWithoutNodesIsDone() {
    RolloutTrace course = simulate(List.of(), unavailable(1));
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
    List<RolloutNode> rolloutNodes = fleet(5000);
    for (RolloutStrategy terms : List.of(unavailable(1), unavailable(500), surge(1), surge(5000))) {
      // The processor's time: what else the machine does is not this update's fault.
      long start = threads.getCurrentThreadCpuTime();
      assertTrue(simulate(rolloutNodes, terms).finished());
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
