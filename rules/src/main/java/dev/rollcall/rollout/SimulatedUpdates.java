package dev.rollcall.rollout;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Simulates each update once, however many DaemonSets share it: agents that run on the same nodes
 * and start alike are common.
 */
public final class SimulatedUpdates {

  /**
   * All that an update depends on.
   *
   * @param nodes the number of the list of nodes
   */
  private record Update(int nodes, RolloutStrategy terms, PodTiming pace, boolean brief) {}

  private final Map<List<RolloutNode>, Integer> known = new HashMap<>();
  private final Map<List<RolloutNode>, Integer> numbers = new IdentityHashMap<>();
  private final Map<Update, RolloutTrace> simulated = new HashMap<>();

  /** Returns the whole course of an update. */
  RolloutTrace course(List<RolloutNode> nodes, RolloutStrategy terms, PodTiming pace) {
    return simulated.computeIfAbsent(
        new Update(numberOf(nodes), terms, pace, false),
        update -> RolloutSimulation.run(nodes, terms, pace));
  }

  /** Returns how an update ends, without what happens at each moment and on each node. */
  RolloutTrace outcome(List<RolloutNode> nodes, RolloutStrategy terms, PodTiming pace) {
    return simulated.computeIfAbsent(
        new Update(numberOf(nodes), terms, pace, true),
        update -> RolloutSimulation.outcome(nodes, terms, pace));
  }

  /** Comparing thousands of nodes is left for lists that are not the same object. */
  private int numberOf(List<RolloutNode> nodes) {
    Integer number = numbers.get(nodes);
    if (number == null) {
      Integer equal = known.putIfAbsent(nodes, known.size());
      number = equal == null ? known.size() - 1 : equal;
      numbers.put(nodes, number);
    }
    return number;
  }
}
