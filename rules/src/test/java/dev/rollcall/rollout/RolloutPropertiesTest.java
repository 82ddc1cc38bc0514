package dev.rollcall.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.rollout.RolloutNode.KubeletHealth;
import dev.rollcall.rollout.RolloutNode.OldPodState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds whatever the fleet, the strategy and the pace are; the seeds make failures repeatable. */
class RolloutPropertiesTest {

  private static final int FLEETS = 400;
  private static final List<String> FULL = List.of("Insufficient cpu");

  /** A fleet with what befalls it. */
  private record Case(List<RolloutNode> rolloutNodes, RolloutStrategy terms, PodTiming pace) {

    static Case random(Random random) {
      List<RolloutNode> rolloutNodes = new ArrayList<>();
      boolean calm = random.nextInt(3) == 0;
      int size = 1 + random.nextInt(30);
      for (int i = 0; i < size; i++) {
        RolloutNode rolloutNode = RolloutNode.running("n" + i).inZone("z" + random.nextInt(3));
        rolloutNodes.add(calm ? rolloutNode : troubled(rolloutNode, random));
      }
      int number = 1 + random.nextInt(4);
      IntOrPercent budget =
          random.nextBoolean() ? IntOrPercent.of(number) : new IntOrPercent(number * 25, true);
      long minReady = random.nextInt(4);
      RolloutStrategy terms =
          random.nextBoolean()
              ? RolloutStrategy.unavailable(budget, minReady)
              : RolloutStrategy.surge(budget, minReady);
      return new Case(
          rolloutNodes, terms, PodTiming.ofSeconds(random.nextInt(9), random.nextInt(5)));
    }

    private static RolloutNode troubled(RolloutNode rolloutNode, Random random) {
      return switch (random.nextInt(14)) {
        case 0 -> rolloutNode.with(KubeletHealth.NOT_READY);
        case 1 -> rolloutNode.with(KubeletHealth.UNREACHABLE);
        case 2 -> rolloutNode.asBroken();
        case 3 -> rolloutNode.with(OldPodState.NONE);
        case 4 -> rolloutNode.with(OldPodState.UNAVAILABLE);
        case 5 -> rolloutNode.with(OldPodState.PENDING);
        case 6 -> rolloutNode.withDecision(false, true);
        case 7 -> rolloutNode.withDecision(false, false);
        case 8 -> rolloutNode.withUnfitReasons(List.of(), FULL);
        case 9 -> rolloutNode.withUnfitReasons(FULL, List.of());
        default -> rolloutNode;
      };
    }

    boolean surges() {
      return terms.surgeCount(desired()) > 0;
    }

    int desired() {
      int desired = 0;
      for (RolloutNode rolloutNode : rolloutNodes) {
        desired += rolloutNode.shouldRun() ? 1 : 0;
      }
      return desired;
    }

    /** Counts the pods that are missing or lost whatever the budget says. */
    int missingAnyway() {
      int missing = 0;
      for (RolloutNode rolloutNode : rolloutNodes) {
        boolean trouble =
            rolloutNode.before() != OldPodState.AVAILABLE
                || rolloutNode.health() != KubeletHealth.READY;
        missing += rolloutNode.shouldRun() && trouble ? 1 : 0;
      }
      return missing;
    }

    RolloutTrace simulate() {
      return RolloutSimulation.run(rolloutNodes, terms, pace);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void finishedMeansThatEveryNodeHasANewPod(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < FLEETS; i++) {
      Case fleet = Case.random(random);
      RolloutTrace course = fleet.simulate();
      String what = seed + "/" + i + " " + fleet;
      if (course.finished()) {
        assertEquals(course.desired(), course.updated(), what);
        assertEquals(course.desired(), course.available(), what);
        assertTrue(course.waiting().isEmpty(), what);
      } else {
        assertFalse(course.waiting().isEmpty(), what);
        assertTrue(course.updated() < course.desired() || course.available() < course.desired());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void noMoreIsMissingThanTheBudgetAndWhatWasMissingAnyway(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < FLEETS; i++) {
      Case fleet = Case.random(random);
      int budget = fleet.surges() ? 0 : fleet.terms().unavailableCount(fleet.desired());
      RolloutTrace course = fleet.simulate();
      assertTrue(
          course.mostUnavailable() <= budget + fleet.missingAnyway(),
          () -> seed + " " + course.mostUnavailable() + " missing: " + fleet);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void neverMoreThanTwoPodsOnANodeNorMoreOnTopThanTheSurge(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < FLEETS; i++) {
      Case fleet = Case.random(random);
      RolloutTrace course = fleet.simulate();
      int surge = fleet.terms().surgeCount(fleet.desired());
      assertTrue(course.maxPodsPerNode() <= (fleet.surges() ? 2 : 1), fleet::toString);
      assertTrue(
          course.mostPodsAtOnce() <= fleet.rolloutNodes().size() + surge + fleet.missingAnyway(),
          fleet::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void calmFleetsFinishInTheTimeThatTheWavesTake(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < FLEETS; i++) {
      Case fleet = Case.random(random);
      List<RolloutNode> calm = new ArrayList<>();
      for (int n = 0; n < fleet.rolloutNodes().size(); n++) {
        calm.add(RolloutNode.running("n" + n));
      }
      RolloutStrategy terms = fleet.terms();
      RolloutTrace course = RolloutSimulation.run(calm, terms, fleet.pace());
      boolean surges = terms.surgeCount(calm.size()) > 0;
      int budget = surges ? terms.surgeCount(calm.size()) : terms.unavailableCount(calm.size());
      int waves = (calm.size() + budget - 1) / budget;
      long start = fleet.pace().ready() + 1000 * terms.minReadySeconds();
      long gone = fleet.pace().gone();
      long expected = surges ? waves * start + gone : waves * (start + gone);
      assertTrue(course.finished(), fleet::toString);
      assertEquals(expected / 1000.0, course.seconds(), fleet::toString);
      if (start > 0) {
        assertEquals(waves, course.waves(), fleet::toString);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {15, 16})
  void theOutcomeIsThatOfTheCourse(long seed) {
    Random random = new Random(seed);
    SimulatedUpdates updates = new SimulatedUpdates();
    for (int i = 0; i < FLEETS; i++) {
      Case fleet = Case.random(random);
      RolloutTrace course = updates.course(fleet.rolloutNodes(), fleet.terms(), fleet.pace());
      RolloutTrace brief = updates.outcome(fleet.rolloutNodes(), fleet.terms(), fleet.pace());
      assertEquals(figures(course), figures(brief), fleet::toString);
      assertTrue(brief.nodes().isEmpty() && brief.timeline().isEmpty(), fleet::toString);
      List<RolloutNode> same = new ArrayList<>(fleet.rolloutNodes());
      assertSame(course, updates.course(same, fleet.terms(), fleet.pace()), "played once");
    }
  }

  private static List<Number> figures(RolloutTrace course) {
    return List.of(
        course.seconds(),
        course.waves(),
        course.desired(),
        course.mostUnavailable(),
        course.maxPodsPerNode(),
        course.mostPodsAtOnce(),
        course.updated(),
        course.available(),
        course.pending());
  }

  @ParameterizedTest
  @ValueSource(longs = {13, 14})
  void theSameCaseGoesTheSameWay(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < FLEETS; i++) {
      Case fleet = Case.random(random);
      assertEquals(fleet.simulate(), fleet.simulate());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {15, 16})
  void everyMomentAddsUp(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < FLEETS; i++) {
      Case fleet = Case.random(random);
      RolloutTrace course = fleet.simulate();
      double last = -1;
      for (TimelinePoint moment : course.timeline()) {
        assertTrue(moment.seconds() > last, fleet::toString);
        last = moment.seconds();
        assertEquals(course.desired(), moment.available() + moment.unavailable());
        assertTrue(moment.done() <= Math.min(moment.available(), moment.updated()));
        assertTrue(moment.unavailable() <= course.mostUnavailable());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void goesAsThePlainControllerSays(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < FLEETS; i++) {
      Case fleet = Case.random(random);
      RolloutTrace course = fleet.simulate();
      ReferenceController.Outcome plain =
          ReferenceController.simulate(fleet.rolloutNodes(), fleet.terms(), fleet.pace());
      ReferenceController.Outcome outcome =
          new ReferenceController.Outcome(
              course.finished(),
              course.seconds(),
              course.mostUnavailable(),
              course.mostPodsAtOnce(),
              course.updated(),
              course.available(),
              course.pending());
      assertEquals(plain, outcome, fleet::toString);
    }
  }
}
