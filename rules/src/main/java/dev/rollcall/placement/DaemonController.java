package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;

/** Decides which nodes get a pod of a DaemonSet: daemon_controller.go, NodeShouldRunDaemonPod. */
public final class DaemonController {

  private static final Verdict RUNS = new Verdict.Runs();

  private DaemonController() {}

  public static Verdict verdict(DaemonSet daemonSet, Node node) {
    PodSpec pod = daemonSet.pod();
    String pinned = pod.nodeName().get();
    if (!pinned.isEmpty() && !pinned.equals(node.name())) {
      return new Verdict.Never(
          new Reason("NodeName", "the pods are pinned to node \"" + pinned + "\"", null));
    }
    Reason affinity = NodeAffinityFilter.check(pod, node);
    if (affinity != null) {
      return new Verdict.Never(affinity);
    }
    Taint noExecute = TaintTolerationFilter.untolerated(pod, node, "NoExecute");
    if (noExecute != null) {
      return new Verdict.Never(untolerated(noExecute));
    }
    Taint noSchedule = TaintTolerationFilter.untolerated(pod, node, "NoSchedule");
    return noSchedule == null ? RUNS : new Verdict.OnlyStays(untolerated(noSchedule));
  }

  private static Reason untolerated(Taint taint) {
    return new Reason("TaintToleration", "untolerated taint " + taint, taint);
  }
}
