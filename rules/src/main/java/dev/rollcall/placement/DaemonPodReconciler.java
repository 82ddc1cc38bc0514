package dev.rollcall.placement;

import dev.rollcall.model.DaemonSetStatus;
import dev.rollcall.model.Pod;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.NodeInfos;
import dev.rollcall.placement.scheduler.PodInfo;
import dev.rollcall.placement.scheduler.SchedulingState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets the controller look at the pods of one DaemonSet that the input holds: daemon_controller.go,
 * podsShouldBeOnNode.
 */
final class DaemonPodReconciler {

  static final List<String> UNTOLERATED = List.of("node(s) had untolerated taint(s)");

  private final SchedulingState state;
  private final NodeIndex table;
  private final Map<Integer, Pod> oldest = new HashMap<>();
  private final BitSet has = new BitSet();
  private final List<PodDeletion> deletions = new ArrayList<>();
  private final Set<String> nodeNames = new TreeSet<>();
  private final boolean allNodes;
  private int elsewhere;

  /**
   * Creates a reconciler.
   *
   * @param allNodes whether the nodes are those of the cluster that the pods are in
   */
  DaemonPodReconciler(SchedulingState state, NodeIndex table, boolean allNodes) {
    this.state = state;
    this.table = table;
    this.allNodes = allNodes;
  }

  /**
   * Seats the pods that may remain, the oldest of each node.
   *
   * @param pods the oldest first
   * @param profiles makes the profile of a pod of the DaemonSet
   */
  void reconcile(List<Pod> pods, NodeInfos nodeInfos, BiFunction<Pod, Integer, PodInfo> profiles) {
    for (Pod pod : pods) {
      String name = ExistingPods.target(pod.spec());
      int node = table.number(name);
      if (!pod.spec().nodeName().get().isEmpty() && !pod.isFinished()) {
        nodeNames.add(name);
      }
      if (node >= 0) {
        recordPod(pod, node);
      } else {
        elsewhere++;
        if (!allNodes) {
          continue;
        }
      }
      String why = pod.terminating() ? null : reasonToDelete(pod, name, node);
      if (why != null) {
        deletions.add(new PodDeletion(pod, name, why));
      } else if (!pod.terminating()) {
        keepPod(pod, node, nodeInfos, profiles);
      }
    }
  }

  /** Finished pods count as much as others do, terminating ones only where there is no other. */
  private void recordPod(Pod pod, int node) {
    has.set(node);
    oldest.putIfAbsent(node, pod);
  }

  private @Nullable String reasonToDelete(Pod pod, String name, int node) {
    if (node < 0) {
      return "node \"" + name + "\" is not in the input";
    }
    if (state.isUnknown()) {
      return null;
    }
    if (state.verdict(node) instanceof Verdict.ShouldNotRun never) {
      return never.why().message();
    }
    if (pod.isFinished()) {
      return "it has ended, another takes its place";
    }
    boolean second = state.isBound(node) || state.isStaying(node);
    return second && !state.daemonSet().updateStrategy().surges()
        ? "an older pod is on the node"
        : null;
  }

  private void keepPod(
      Pod pod, int node, NodeInfos nodeInfos, BiFunction<Pod, Integer, PodInfo> profiles) {
    boolean bound = !pod.spec().nodeName().get().isEmpty();
    state.markCreated(node);
    if (bound) {
      nodeInfos.addExistingPod(node, profiles.apply(pod, node));
      state.markExisting(node);
    }
    if (!state.isUnknown() && !state.verdict(node).runs()) {
      state.markMisscheduled(node);
      if (!bound) {
        state.markPending(node, UNTOLERATED);
      }
    }
  }

  /**
   * Returns what is to be told of these pods.
   *
   * @param dump whether the input shows a cluster at work
   * @param known whether the input can tell which pods there are
   * @param asRecorded whether the nodes are as the input has them
   */
  ObservedPods observedPods(boolean dump, boolean known, boolean asRecorded) {
    DaemonSetStatus status = state.daemonSet().status();
    boolean countable = dump && allNodes && !state.isUnknown();
    DaemonSetCounts counted =
        countable ? DaemonSetStatusCounter.count(state, oldest, table.size()) : null;
    DaemonSetCounts now = status.isGiven() ? DaemonSetCounts.of(status) : known ? counted : null;
    StatusDifferences differences =
        counted == null || !status.isGiven() || !asRecorded
            ? StatusDifferences.NONE
            : StatusDifferences.of(state.daemonSet(), counted, known, elsewhere);
    return new ObservedPods(now, has, deletions, known, nodeNames, differences);
  }
}
