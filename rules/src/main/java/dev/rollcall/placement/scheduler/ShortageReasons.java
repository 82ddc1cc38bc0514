package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler's words for what a node is short of. The same shortage is the same list, for
 * thousands of pods wait for the same reason.
 */
final class ShortageReasons {

  private final List<String> insufficient = new ArrayList<>();
  private final Map<BitSet, List<String>> withRoom = new ConcurrentHashMap<>();
  private final Map<BitSet, List<String>> withoutRoom = new ConcurrentHashMap<>();
  private volatile @Nullable Answer last;

  /** What was asked last, as most that wait are short of the same as the one before. */
  private record Answer(boolean full, long resources, List<String> reasons) {}

  ShortageReasons(List<String> resources) {
    for (String resource : resources) {
      insufficient.add("Insufficient " + resource);
    }
  }

  /**
   * Returns the reasons in the scheduler's order.
   *
   * @param full whether the node takes no more pods
   * @param resources the resources of which there is too little, each the bit of its number
   */
  List<String> of(boolean full, long resources) {
    Answer known = last;
    if (known == null || known.resources != resources || known.full != full) {
      known = new Answer(full, resources, of(full, BitSet.valueOf(new long[] {resources})));
      last = known;
    }
    return known.reasons;
  }

  /**
   * Returns the reasons in the scheduler's order.
   *
   * @param full whether the node takes no more pods
   * @param resources the numbers of the resources of which there is too little
   */
  List<String> of(boolean full, BitSet resources) {
    Map<BitSet, List<String>> known = full ? withoutRoom : withRoom;
    List<String> reasons = known.get(resources);
    if (reasons == null) {
      reasons = new ArrayList<>();
      if (full) {
        reasons.add("Too many pods");
      }
      for (int i = resources.nextSetBit(0); i >= 0; i = resources.nextSetBit(i + 1)) {
        reasons.add(insufficient.get(i));
      }
      List<String> made = List.copyOf(reasons);
      List<String> first = known.putIfAbsent(resources, made);
      return first == null ? made : first;
    }
    return reasons;
  }
}
