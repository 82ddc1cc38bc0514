package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whom a pod would push out of a node: the scheduler's DefaultPreemption, SelectVictimsOnNode. */
final class Preemption {

  private final NodeInfos nodeInfos;
  private final long highest;

  /** The pods by node, as far as one could ever be pushed out; null if nobody asked yet. */
  private final List<@Nullable NavigableMap<Long, PriorityBucket>> removable;

  /**
   * Prepares to preempt.
   *
   * @param mayHappen false where the nodes are made up, so that what stands on them means nothing
   */
  Preemption(List<SchedulingState> states, NodeInfos nodeInfos, int nodes, boolean mayHappen) {
    this.nodeInfos = nodeInfos;
    long most = Long.MIN_VALUE;
    for (SchedulingState state : states) {
      if (mayHappen && state.profile().preempts()) {
        most = Math.max(most, state.profile().priority());
      }
    }
    this.highest = most;
    this.removable = new ArrayList<>(Collections.nCopies(nodes, null));
  }

  /** Notes a new pod on its node. */
  void placed(int node, PodInfo pod) {
    if (pod.priority() < highest) {
      add(pod, pods(node));
    }
  }

  /** Puts the same pods on another node, which was like it. */
  void copy(int from, int to) {
    NavigableMap<Long, PriorityBucket> known = removable.get(from);
    NavigableMap<Long, PriorityBucket> copy = null;
    if (known != null) {
      copy = new TreeMap<>();
      for (Map.Entry<Long, PriorityBucket> entry : known.entrySet()) {
        copy.put(entry.getKey(), entry.getValue().copy());
      }
    }
    removable.set(to, copy);
  }

  /** Returns the pods of a node that could be pushed out, of equals first those that were there. */
  private NavigableMap<Long, PriorityBucket> pods(int node) {
    NavigableMap<Long, PriorityBucket> found = removable.get(node);
    if (found == null) {
      found = new TreeMap<>();
      for (PodInfo pod : nodeInfos.existingPods(node)) {
        if (pod.priority() < highest) {
          add(pod, found);
        }
      }
      removable.set(node, found);
    }
    return found;
  }

  private static void add(PodInfo pod, NavigableMap<Long, PriorityBucket> to) {
    PriorityBucket bucket = to.get(pod.priority());
    if (bucket == null) {
      bucket = new PriorityBucket();
      to.put(pod.priority(), bucket);
    }
    bucket.add(pod);
  }

  /** Returns the pods to remove so that the pod fits; none where that does not help. */
  List<PodInfo> victims(int node, PodInfo preemptor) {
    if (!preemptor.preempts() || preemptor.priority() > highest) {
      return List.of();
    }
    NavigableMap<Long, PriorityBucket> pods = pods(node);
    if (pods.isEmpty() || pods.firstKey() >= preemptor.priority()) {
      return List.of();
    }
    Collection<PriorityBucket> lesser =
        pods.headMap(preemptor.priority(), false).descendingMap().values();
    FreedRoom room = new FreedRoom(nodeInfos, node, preemptor);
    lesser.forEach(bucket -> room.change(bucket, true));
    if (!room.fits()) {
      return List.of();
    }
    List<PodInfo> victims = new ArrayList<>();
    for (PriorityBucket bucket : lesser) {
      room.change(bucket, false);
      if (!room.fits()) {
        room.change(bucket, true);
        reprieve(bucket, room, victims);
      }
    }
    return victims;
  }

  /** Puts pods back one by one as long as there is room. */
  private static void reprieve(PriorityBucket bucket, FreedRoom room, List<PodInfo> victims) {
    for (PodInfo pod : bucket.pods()) {
      room.change(pod, false);
      if (!room.fits()) {
        room.change(pod, true);
        victims.add(pod);
      }
    }
  }

  /** Takes a victim off its node. */
  void remove(int node, PodInfo victim) {
    NavigableMap<Long, PriorityBucket> pods = pods(node);
    PriorityBucket bucket = pods.get(victim.priority());
    if (bucket != null) {
      bucket.remove(victim);
      if (bucket.pods().isEmpty()) {
        pods.remove(victim.priority());
      }
    }
    if (nodeInfos.existingPods(node).contains(victim)) {
      nodeInfos.removeExistingPod(node, victim);
    } else {
      nodeInfos.removePod(node, victim);
    }
  }
}
