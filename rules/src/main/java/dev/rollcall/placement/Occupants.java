package dev.rollcall.placement;

import dev.rollcall.model.Pod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets the controller look at the pods of one DaemonSet that the input holds: daemon_controller.go,
 * podsShouldBeOnNode.
 */
final class Occupants {

  static final List<String> UNTOLERATED = List.of("node(s) had untolerated taint(s)");

  private final Play play;
  private final NodeTable table;
  private final Map<Integer, Pod> oldest = new HashMap<>();
  private final BitSet has = new BitSet();
  private final List<Deletion> deletions = new ArrayList<>();

  Occupants(Play play, NodeTable table) {
    this.play = play;
    this.table = table;
  }

  /**
   * Seats the pods that may remain, the oldest of each node.
   *
   * @param pods the oldest first
   * @param profiles makes the profile of a pod of the DaemonSet
   */
  void seat(List<Pod> pods, Ledger ledger, BiFunction<Pod, Integer, PodProfile> profiles) {
    for (Pod pod : pods) {
      String name = StandingPods.target(pod.spec());
      int node = table.number(name);
      if (node >= 0) {
        note(pod, node);
      }
      String why = pod.terminating() ? null : reasonToDelete(pod, name, node);
      if (why != null) {
        deletions.add(new Deletion(pod, name, why));
      } else if (!pod.terminating()) {
        remain(pod, node, ledger, profiles);
      }
    }
  }

  /** Finished pods count as much as others do, terminating ones only where there is no other. */
  private void note(Pod pod, int node) {
    has.set(node);
    oldest.putIfAbsent(node, pod);
  }

  private @Nullable String reasonToDelete(Pod pod, String name, int node) {
    if (node < 0) {
      return "node \"" + name + "\" is not in the input";
    }
    if (play.isUnknown()) {
      return null;
    }
    if (play.verdict(node) instanceof Verdict.Never never) {
      return never.why().message();
    }
    if (pod.isFinished()) {
      return "it has ended, another takes its place";
    }
    boolean second = play.isBound(node) || play.isStaying(node);
    return second && !play.daemonSet().updateStrategy().surges()
        ? "an older pod is on the node"
        : null;
  }

  private void remain(
      Pod pod, int node, Ledger ledger, BiFunction<Pod, Integer, PodProfile> profiles) {
    boolean bound = !pod.spec().nodeName().get().isEmpty();
    if (bound) {
      ledger.seat(node, profiles.apply(pod, node));
      play.keep(node);
    }
    if (!play.isUnknown() && !play.verdict(node).runs()) {
      play.stay(node);
      if (!bound) {
        play.pend(node, UNTOLERATED);
      }
    }
  }

  /** Returns what is to be told of these pods. */
  Standing standing(boolean dump) {
    Counts now = null;
    if (play.daemonSet().status().isGiven()) {
      now = Counts.of(play.daemonSet().status());
    } else if (dump && !play.isUnknown()) {
      now = CurrentState.count(play, oldest, table.size());
    }
    return new Standing(now, has, deletions);
  }
}
