package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scheduler's words for what a node is short of. The same shortage is the same list, for
 * thousands of pods wait for the same reason.
 */
final class ShortageReasons {

  private final List<String> insufficient = new ArrayList<>();
  private final Map<BitSet, List<String>> withRoom = new HashMap<>();
  private final Map<BitSet, List<String>> withoutRoom = new HashMap<>();

  ShortageReasons(List<String> resources) {
    for (String resource : resources) {
      insufficient.add("Insufficient " + resource);
    }
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
      reasons = List.copyOf(reasons);
      known.put(resources, reasons);
    }
    return reasons;
  }
}
