package dev.rollcall.placement.controller;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.text.Cancellation;
import dev.rollcall.text.Placeholders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which nodes get a pod of a DaemonSet: daemon_controller.go, NodeShouldRunDaemonPod. */
public final class DaemonSetController {

  private static final Verdict RUNS = new Verdict.ShouldRun();

  private DaemonSetController() {}

  /**
   * Returns everything that keeps pods away from a node of which every label is known, not only
   * what the controller meets first; empty if the node gets a pod.
   */
  public static List<UnfitReason> blockers(DaemonSet daemonSet, Node node) {
    PodSpec pod = daemonSet.pod();
    String pinned = pod.nodeName().get();
    List<UnfitReason> blockers = new ArrayList<>();
    if (!pinned.isEmpty() && !pinned.equals(node.name())) {
      blockers.add(UnfitReason.otherNode(pinned));
    }
    blockers.addAll(new NodeAffinityFilter(node, KnownLabels.ALL).all(pod));
    List<Taint> untolerated = TaintTolerationFilter.untolerated(pod, node);
    if (!untolerated.isEmpty()) {
      blockers.add(UnfitReason.untolerated(untolerated));
    }
    return blockers;
  }

  /**
   * Returns whether messages about nodes with the same labels and taints may differ, since the node
   * affinity asks for names.
   */
  public static boolean asksForNames(DaemonSet daemonSet) {
    for (NodeSelectorTerm term : daemonSet.pod().nodeAffinity().terms()) {
      if (!term.matchFields().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Returns the decision for a node of which every label is known. */
  public static Verdict verdict(DaemonSet daemonSet, Node node) {
    Verdict verdict = verdict(daemonSet, node, KnownLabels.ALL);
    if (verdict == null) {
      throw new IllegalStateException("nothing is unknown about " + node.origin());
    }
    return verdict;
  }

  /** Returns the decision, null if it hangs on a label of which nothing is known. */
  static @Nullable public Verdict verdict(DaemonSet daemonSet, Node node, KnownLabels known) {
    Cancellation.check();
    KnownLabels labels = node.partial() ? KnownLabels.PARTIAL : known;
    PodSpec pod = daemonSet.pod();
    String pinned = pod.nodeName().get();
    if (!pinned.isEmpty() && (!labels.isComplete() || Placeholders.isUnresolved(pinned))) {
      return null;
    }
    if (!pinned.isEmpty() && !pinned.equals(node.name())) {
      return new Verdict.ShouldNotRun(UnfitReason.otherNode(pinned));
    }
    NodeAffinityFilter affinity = new NodeAffinityFilter(node, labels);
    UnfitReason unselected = affinity.check(pod);
    if (unselected != null) {
      return new Verdict.ShouldNotRun(unselected);
    }
    if (affinity.isUnsure()) {
      return node.partial() ? new Verdict.Unknown(UnfitReason.partialNode()) : null;
    }
    List<Taint> untolerated = TaintTolerationFilter.untolerated(pod, node);
    if (untolerated.isEmpty()) {
      return RUNS;
    }
    UnfitReason reason = UnfitReason.untolerated(untolerated);
    return untolerated.get(0).effect().get().equals("NoExecute")
        ? new Verdict.ShouldNotRun(reason)
        : new Verdict.ShouldContinueRunning(reason);
  }

  /** Returns the taints of a node that keep the pods away, whatever its labels are. */
  public static List<Taint> untolerated(DaemonSet daemonSet, Node node) {
    return TaintTolerationFilter.untolerated(daemonSet.pod(), node);
  }
}
