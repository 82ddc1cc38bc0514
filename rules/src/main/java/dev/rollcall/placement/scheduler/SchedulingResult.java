package dev.rollcall.placement.scheduler;

import dev.rollcall.podadmission.PodRefusal;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of a DaemonSet's pods, by the number of the node.
 *
 * @param bound where a pod is on its node
 * @param staying where a pod remains though none would be started
 * @param pending the number of the reasons why the pod of the node waits, 0 where none waits; null
 *     where none waits anywhere
 * @param reasons the reasons, counted from 1
 * @param preempted the pods that a pod pushes out
 * @param evicted the pod for which a pod has to make room
 * @param refused why no pod is created for a node
 * @param rejected why the kubelet of a node does not take the pod that is bound there
 */
public record SchedulingResult(
    BitSet bound,
    BitSet staying,
    int @Nullable [] pending,
    List<List<String>> reasons,
    NodeEvents<List<String>> preempted,
    NodeEvents<String> evicted,
    Map<Integer, List<PodRefusal>> refused,
    Map<Integer, List<String>> rejected) {

  public SchedulingResult {
    reasons = List.copyOf(reasons);
    // Nearly all are empty, and each DaemonSet has some.
    refused =
        refused.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    rejected = rejected.isEmpty() ? Map.of() : Map.copyOf(rejected);
  }

  /** Returns whom pods push out by the number of the node, in the order in which they did. */
  public Map<Integer, List<String>> victims() {
    return preempted.byNode();
  }

  /** Returns for whom pods made room by the number of the node, in the order in which they did. */
  public Map<Integer, String> preemptors() {
    return evicted.byNode();
  }

  /** Returns why the pod of the node waits, null if it does not. */
  @Nullable
  public List<String> waitingFor(int node) {
    return pending == null || pending[node] == 0 ? null : reasons.get(pending[node] - 1);
  }

  /** Visits nodes whose pods wait for the same reasons, in the order of their first ones. */
  public void forEachPending(BiConsumer<List<String>, BitSet> visitor) {
    Map<Integer, BitSet> nodes = new LinkedHashMap<>();
    BitSet[] byReasons = new BitSet[reasons.size() + 1];
    for (int node = 0; pending != null && node < pending.length; node++) {
      int why = pending[node];
      if (why > 0) {
        BitSet same = byReasons[why];
        if (same == null) {
          same = new BitSet(pending.length);
          byReasons[why] = same;
          nodes.put(why, same);
        }
        same.set(node);
      }
    }
    nodes.forEach((why, same) -> visitor.accept(reasons.get(why - 1), same));
  }
}
