package dev.rollcall.placement.nodegroup;

import dev.rollcall.quantity.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What daemon pods take of a node of each group. Where a node has less in all than they ask for,
 * one of them waits on every node, whatever its shape.
 */
final class GroupRoom {

  private final List<DeclaredGroup> groups;
  private final int[] pods;
  private final Map<Integer, Map<String, Quantity>> taken = new HashMap<>();

  GroupRoom(List<DeclaredGroup> groups) {
    this.groups = groups;
    this.pods = new int[groups.size()];
  }

  /** Returns whether it is known of the group how much there is of anything. */
  static boolean isLimited(DeclaredGroup group) {
    return group.maxPods() != null || !group.capacity().isEmpty();
  }

  /**
   * Gives a pod to the nodes of a group.
   *
   * @param number the number of the group
   * @param requests what the pod asks for
   * @return what there is too little of, in the words of the scheduler, or null
   */
  @Nullable String place(int number, Map<String, Quantity> requests) {
    DeclaredGroup group = groups.get(number);
    String missing = null;
    for (Map.Entry<String, Quantity> limit : group.capacity().entrySet()) {
      String resource = limit.getKey();
      Quantity asked = requests.getOrDefault(resource, Quantity.ZERO);
      Quantity sum =
          taken
              .computeIfAbsent(number, key -> new HashMap<>())
              .merge(resource, asked, Quantity::plus);
      if (asked.signum() > 0 && sum.compareTo(limit.getValue()) > 0) {
        missing = "Insufficient " + resource;
      }
    }
    Long most = group.maxPods();
    return ++pods[number] > (most == null ? Long.MAX_VALUE : most) ? "Too many pods" : missing;
  }
}
